import type { Area } from './area.ts';

/** `/settings`: what is posted, whom it mentions, when it comes, and in whose words. */
export const settingsPostingMessages = {
  'settings.on': { en: 'On', ja: 'オン', ko: '켜기' },
  'settings.off': { en: 'Off', ja: 'オフ', ko: '끄기' },
  'settings.saved': { en: '**Saved.**', ja: '**保存しました。**', ko: '**저장했습니다.**' },
  'settings.channelFirst': {
    en: 'Choose the channel first, with /settings channel.',
    ja: '先に /settings channel でチャンネルを選んでください。',
    ko: '먼저 /settings channel로 채널을 선택하세요.',
  },

  'settings.postsDescription': {
    en: 'Which kinds of posts, from which level on, how many an hour',
    ja: '投稿の種類、最低ランク、1時間の上限',
    ko: '게시 종류, 최소 등급, 시간당 한도',
  },
  'settings.postsUnchanged': {
    en: '**Nothing was changed. Posts are set to:**',
    ja: '**変更していません。現在の設定:**',
    ko: '**변경하지 않았습니다. 현재 설정:**',
  },
  'settings.passedOption': {
    en: 'Levels passed, by our estimate',
    ja: '到達(推定)のお知らせ',
    ko: '돌파(추정) 소식',
  },
  'settings.certifiedOption': { en: 'Official certificates', ja: '公式認定のお知らせ', ko: '공식 인증 소식' },
  'settings.forecastOption': {
    en: 'Levels that are expected within days',
    ja: '到達見込みのお知らせ',
    ko: '예상 달성일 소식',
  },
  'settings.approachingOption': {
    en: 'Songs near their next level: from 50-99%, or so many plays before it, or off',
    ja: '次のランクまであと少しの曲: 50〜99%、残り回数、または off',
    ko: '다음 등급에 가까운 곡: 50~99%, 남은 횟수 또는 off',
  },
  'settings.minimumOption': {
    en: 'Nothing below this level (each certification or milestones of its own)',
    ja: 'これより下のランクは投稿しない(基準ごと)',
    ko: '이 등급보다 낮으면 게시하지 않음(기준별)',
  },
  'settings.hourlyOption': {
    en: 'How many posts an hour at most, 1 to 20; the rest become one post',
    ja: '1時間の投稿数の上限(1〜20)。超えた分は1件にまとめます',
    ko: '시간당 최대 게시 수(1~20). 넘는 소식은 하나로 묶습니다',
  },
  'settings.hourlyWrong': {
    en: '“{value}” is not a number of posts an hour: type a whole number from 1 to {most}. Nothing was changed.',
    ja: '「{value}」は投稿数として読み取れません。1〜{most}の整数を入力してください。変更していません。',
    ko: '‘{value}’은(는) 게시 수로 읽을 수 없습니다. 1~{most}의 정수를 입력하세요. 변경하지 않았습니다.',
  },
  'settings.approachingWrong': {
    en: 'I cannot read “{value}”. Type a share from 50% to 99%, a number of plays from 1,000 to 100,000,000 (such as 5M), or off. Nothing was changed.',
    ja: '「{value}」を読み取れません。50%〜99%の割合、1,000〜1億の回数(500万など)、または off を入力してください。変更していません。',
    ko: '‘{value}’을(를) 읽을 수 없습니다. 50%~99%의 비율, 1,000~1억의 횟수(500만 등) 또는 off를 입력하세요. 변경하지 않았습니다.',
  },
  'settings.unknownLevel': {
    en: 'There is no level “{name}” among those that are switched on here. Choose one of the suggestions; /settings ladders switches others on. Nothing was changed.',
    ja: 'オンになっている基準に「{name}」というランクはありません。候補から選んでください(ほかの基準は /settings ladders でオンにできます)。変更していません。',
    ko: '켜져 있는 기준에 ‘{name}’ 등급이 없습니다. 제안 목록에서 선택하세요(다른 기준은 /settings ladders로 켤 수 있습니다). 변경하지 않았습니다.',
  },
  'settings.allLevels': { en: 'Every level — {ladder}', ja: 'すべてのランク — {ladder}', ko: '모든 등급 — {ladder}' },
  'settings.kindsLine': { en: 'Posts: {kinds}', ja: '投稿の種類: {kinds}', ko: '게시 종류: {kinds}' },
  'settings.kindsNone': {
    en: 'Posts: none. Switch kinds on with /settings posts.',
    ja: '投稿の種類: なし(/settings posts でオンにできます)',
    ko: '게시 종류: 없음(/settings posts로 켤 수 있습니다)',
  },
  'settings.kindPassed': { en: 'passed (our estimate)', ja: '到達(推定)', ko: '돌파(추정)' },
  'settings.kindCertified': { en: 'certified', ja: '公式認定', ko: '공식 인증' },
  'settings.kindForecast': { en: 'expected soon', ja: '到達見込み', ko: '예상 달성일' },
  'settings.kindNearShare': {
    en: 'coming near (from {share}% on)',
    ja: 'まもなく到達({share}%から)',
    ko: '달성 임박({share}%부터)',
  },
  'settings.kindNearDistance': {
    en: 'coming near (from {count} before it)',
    ja: 'まもなく到達(残り{count}回から)',
    ko: '달성 임박({count}회 전부터)',
  },
  'settings.minimumLine': {
    en: 'Nothing below {level} ({ladder})',
    ja: '{level}未満は投稿しない({ladder})',
    ko: '{level} 미만은 게시하지 않음({ladder})',
  },
  'settings.hourlyLine': {
    en: 'At most {n, plural, one {# post} other {# posts}} an hour; the rest become one post',
    ja: '1時間に最大{n, plural, other {#件}}(超えた分は1件にまとめます)',
    ko: '시간당 최대 {n, plural, other {#건}}(넘는 소식은 하나로 묶습니다)',
  },

  'settings.roleDescription': {
    en: 'The role that passed levels and certificates mention (empty: none)',
    ja: '到達・認定のお知らせでメンションするロール(空欄: なし)',
    ko: '돌파·인증 소식에서 멘션할 역할(비워 두면 없음)',
  },
  'settings.roleOption': { en: 'A role, never everyone', ja: 'ロール(全員は不可)', ko: '역할(모두는 불가)' },
  'settings.roleEveryone': {
    en: 'Posts never mention everyone. Choose a role that members take themselves. Nothing was changed.',
    ja: '全員へのメンションはできません。メンバーが自分で選べるロールを指定してください。変更していません。',
    ko: '모두를 멘션할 수는 없습니다. 멤버가 스스로 고르는 역할을 선택하세요. 변경하지 않았습니다.',
  },
  'settings.roleNone': {
    en: 'Mentions: nobody',
    ja: 'メンション: なし',
    ko: '멘션: 없음',
  },
  'settings.roleLine': { en: 'Mentions: {role}', ja: 'メンション: {role}', ko: '멘션: {role}' },
  'settings.roleSet': {
    en: 'Passed levels and certificates mention {role} from now on. For the mention to notify, the role must be allowed to be mentioned by anyone (Server Settings, Roles), or I need the permission “Mention @everyone, @here, and All Roles”.',
    ja: '到達・認定のお知らせで {role} にメンションします。通知するには、ロールの設定で「このロールに対して@mentionを許可する」を有効にするか、ボットに「@everyone、@here、全てのロールにメンション」の権限が必要です。',
    ko: '돌파·인증 소식에서 {role} 역할을 멘션합니다. 알림이 가려면 역할 설정에서 누구나 멘션할 수 있게 하거나 봇에 ‘@everyone, @here, 모든 역할 멘션하기’ 권한이 필요합니다.',
  },

  'settings.crosspostDescription': {
    en: 'Publish posts to the servers that follow an announcement channel',
    ja: 'アナウンスチャンネルの投稿をフォロー先にも公開',
    ko: '공지 채널의 게시물을 팔로우한 서버에도 발행',
  },
  'settings.crosspostOption': { en: 'On or off', ja: 'オンまたはオフ', ko: '켜기 또는 끄기' },
  'settings.crosspostOn': {
    en: 'Publishing to following servers: on. Discord allows about 10 an hour in a channel; what is more stays in this server.',
    ja: 'フォロー先サーバーへの公開: オン(Discordの上限は1チャンネルにつき1時間に約10件。超えた分はこのサーバーだけに残ります)',
    ko: '팔로우한 서버로 발행: 켜짐(Discord 한도는 채널당 시간당 약 10건이며, 넘는 소식은 이 서버에만 남습니다)',
  },
  'settings.crosspostOff': {
    en: 'Publishing to following servers: off',
    ja: 'フォロー先サーバーへの公開: オフ',
    ko: '팔로우한 서버로 발행: 꺼짐',
  },
  'settings.crosspostNot': {
    en: '{channel} is not an announcement channel: only those can be published to other servers. Make it one in its settings, or choose another with /settings channel. Nothing was changed.',
    ja: '{channel} はアナウンスチャンネルではないため、ほかのサーバーに公開できません。チャンネル設定で変更するか、/settings channel で別のチャンネルを選んでください。変更していません。',
    ko: '{channel} 채널은 공지 채널이 아니어서 다른 서버로 발행할 수 없습니다. 채널 설정에서 바꾸거나 /settings channel로 다른 채널을 선택하세요. 변경하지 않았습니다.',
  },
  'settings.crosspostUnseen': {
    en: 'I cannot see {channel} right now. /announcements retry says what is in the way. Nothing was changed.',
    ja: '現在 {channel} を確認できません。/announcements retry で原因を確認してください。変更していません。',
    ko: '지금 {channel} 채널을 볼 수 없습니다. /announcements retry로 원인을 확인하세요. 변경하지 않았습니다.',
  },

  'settings.quietDescription': {
    en: 'Hours in which nothing is posted; it comes when they are over',
    ja: '投稿しない時間帯(終わってから投稿します)',
    ko: '게시하지 않을 시간대(끝난 뒤 게시)',
  },
  'settings.quietFromOption': {
    en: 'From HH:MM, or off',
    ja: '開始(HH:MM)、または off',
    ko: '시작(HH:MM) 또는 off',
  },
  'settings.quietUntilOption': { en: 'Until HH:MM', ja: '終了(HH:MM)', ko: '끝(HH:MM)' },
  'settings.quietLine': {
    en: 'Quiet hours: {from} to {until}',
    ja: 'おやすみ時間: {from}〜{until}',
    ko: '방해 금지 시간: {from}~{until}',
  },
  'settings.quietNone': { en: 'Quiet hours: none', ja: 'おやすみ時間: なし', ko: '방해 금지 시간: 없음' },
  'settings.quietWrong': {
    en: 'I cannot read “{value}” as a time. Type it as 22:30, or off. Nothing was changed.',
    ja: '「{value}」を時刻として読み取れません。22:30 の形か off を入力してください。変更していません。',
    ko: '‘{value}’을(를) 시각으로 읽을 수 없습니다. 22:30 형식이나 off를 입력하세요. 변경하지 않았습니다.',
  },
  'settings.quietUntilMissing': {
    en: 'Until when? Type /settings quiet again with from {from} and until. Nothing was changed.',
    ja: '終了時刻も必要です。from に {from}、until に終了時刻を入れてもう一度実行してください。変更していません。',
    ko: '끝나는 시각도 필요합니다. from {from}과 until을 함께 다시 입력하세요. 변경하지 않았습니다.',
  },
  'settings.quietSame': {
    en: 'The hours begin and end at the same time. To post nothing at all, switch kinds off with /settings posts. Nothing was changed.',
    ja: '開始と終了が同じ時刻です。投稿を止めるには /settings posts をご利用ください。変更していません。',
    ko: '시작과 끝이 같은 시각입니다. 게시를 멈추려면 /settings posts를 사용하세요. 변경하지 않았습니다.',
  },

  'settings.zoneDescription': {
    en: 'The time zone of quiet hours and digests',
    ja: 'おやすみ時間と定期まとめに使うタイムゾーン',
    ko: '방해 금지 시간과 모아보기에 쓸 시간대',
  },
  'settings.zoneOption': {
    en: 'A city of it, such as Asia/Tokyo',
    ja: 'Asia/Tokyo のような地域名',
    ko: 'Asia/Seoul 같은 지역 이름',
  },
  'settings.zoneLine': { en: 'Time zone: {zone}', ja: 'タイムゾーン: {zone}', ko: '시간대: {zone}' },
  'settings.zoneByLanguage': {
    en: 'Time zone: {zone}, by this server’s language (/settings timezone)',
    ja: 'タイムゾーン: {zone}(サーバーの言語に基づく。/settings timezone で変更)',
    ko: '시간대: {zone}(서버 언어 기준, /settings timezone으로 변경)',
  },
  'settings.zoneUnknown': {
    en: 'I know no time zone “{name}”. Choose one of the suggestions: type a city such as Tokyo or Berlin. Nothing was changed.',
    ja: '「{name}」というタイムゾーンはありません。Tokyo などの都市名を入力し、候補から選んでください。変更していません。',
    ko: '‘{name}’ 시간대는 없습니다. Seoul 같은 도시 이름을 입력하고 제안 목록에서 선택하세요. 변경하지 않았습니다.',
  },

  'settings.digestDescription': {
    en: 'What passed and what is near, in one post a week or month',
    ja: '到達した曲とまもなくの曲を週1回・月1回まとめて投稿',
    ko: '돌파한 곡과 임박한 곡을 주 1회·월 1회 모아 게시',
  },
  'settings.digestOption': { en: 'How often', ja: '頻度', ko: '주기' },
  'settings.weekly': { en: 'Weekly', ja: '毎週', ko: '매주' },
  'settings.monthly': { en: 'Monthly', ja: '毎月', ko: '매월' },
  'settings.digestOff': { en: 'Digest: off', ja: '定期まとめ: オフ', ko: '모아보기: 꺼짐' },
  'settings.digestWeekly': {
    en: 'Digest: weekly, next {next}',
    ja: '定期まとめ: 毎週(次回 {next})',
    ko: '모아보기: 매주(다음 {next})',
  },
  'settings.digestMonthly': {
    en: 'Digest: monthly, next {next}',
    ja: '定期まとめ: 毎月(次回 {next})',
    ko: '모아보기: 매월(다음 {next})',
  },

  'settings.noticesDescription': {
    en: 'Where admins are told when posts cannot go out (empty: no channel)',
    ja: '投稿できないときに管理者へ知らせるチャンネル(空欄: なし)',
    ko: '게시할 수 없을 때 관리자에게 알릴 채널(비워 두면 없음)',
  },
  'settings.noticesOption': {
    en: 'A channel that admins read',
    ja: '管理者が見るチャンネル',
    ko: '관리자가 보는 채널',
  },
  'settings.noticesLine': {
    en: 'When posts cannot go out, admins are told in {channel}',
    ja: '投稿できないときの連絡先: {channel}',
    ko: '게시할 수 없을 때 알림: {channel}',
  },
  'settings.noticesNone': {
    en: 'When posts cannot go out, whoever chose the channel gets a direct message; if that fails, it is said with the next admin command (/settings notices)',
    ja: '投稿できないときの連絡先: チャンネルを設定した人へのDM、届かなければ次の管理コマンドの返信(/settings notices で変更)',
    ko: '게시할 수 없을 때 알림: 채널을 설정한 사람에게 DM, 안 되면 다음 관리 명령의 답변(/settings notices로 변경)',
  },
  'settings.noticesSame': {
    en: '{channel} is where posts go: if it fails, a notice there would fail too. Choose another channel. Nothing was changed.',
    ja: '{channel} は投稿先です。投稿できないときは連絡もできません。別のチャンネルを選んでください。変更していません。',
    ko: '{channel} 채널은 게시에 쓰이므로 문제가 생기면 알림도 보낼 수 없습니다. 다른 채널을 선택하세요. 변경하지 않았습니다.',
  },

  'settings.templateDescription': {
    en: 'Your own first sentence for posts, after the mark that says what it is',
    ja: '投稿の最初の文を自由に設定(種類を示す表示は残ります)',
    ko: '게시물 첫 문장을 직접 설정(종류 표시는 유지)',
  },
  'settings.templateKindOption': { en: 'For which posts', ja: '対象の投稿', ko: '대상 게시물' },
  'settings.templatePassed': { en: 'Passed (our estimate)', ja: '到達(推定)', ko: '돌파(추정)' },
  'settings.templateCertified': { en: 'Certified', ja: '公式認定', ko: '공식 인증' },
  'settings.templateTextOption': {
    en: 'At most 300 characters, with names in braces such as song or level (empty: ours again)',
    ja: '300文字まで。song・level などを波かっこで囲むと置き換わります(空欄: 標準に戻す)',
    ko: '300자까지. song, level 등을 중괄호로 감싸면 바뀝니다(비워 두면 기본값)',
  },
  'settings.templatePassedLine': {
    en: 'Own sentence for passed levels: {text}',
    ja: '到達の文: {text}',
    ko: '돌파 문장: {text}',
  },
  'settings.templateCertifiedLine': {
    en: 'Own sentence for certificates: {text}',
    ja: '認定の文: {text}',
    ko: '인증 문장: {text}',
  },
  'settings.templateTooLong': {
    en: 'That has {length} characters; {most} fit. Nothing was changed.',
    ja: '{length}文字あります({most}文字まで)。変更していません。',
    ko: '{length}자입니다({most}자까지). 변경하지 않았습니다.',
  },
  'settings.templateUnknown': {
    en: 'I know no {field} here. There are: {fields}. Nothing was changed.',
    ja: 'ここでは {field} は使えません。使えるもの: {fields}。変更していません。',
    ko: '여기서는 {field} 항목을 쓸 수 없습니다. 사용할 수 있는 것: {fields}. 변경하지 않았습니다.',
  },
  'settings.templateSet': {
    en: 'Saved. It mentions nobody, whatever is written in it. You can use: {fields}. This is how it looks (numbers may be made up):',
    ja: '保存しました。本文に何を書いてもメンションはされません。使えるもの: {fields}。見え方(数値は仮の場合があります):',
    ko: '저장했습니다. 무엇을 써도 멘션되지 않습니다. 사용할 수 있는 것: {fields}. 미리보기(수치는 임의일 수 있음):',
  },
  'settings.templateReset': {
    en: 'Our own sentence is back:',
    ja: '標準の文に戻しました:',
    ko: '기본 문장으로 되돌렸습니다:',
  },
} as const satisfies Area<'settings'>;
