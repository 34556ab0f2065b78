import type { Area } from './area.ts';

/** `/watch`: what a server follows. */
export const watchMessages = {
  'watch.description': {
    en: 'What this server follows: passed levels and certificates are posted',
    ja: 'このサーバーがフォローする曲(到達・認定のお知らせを投稿)',
    ko: '이 서버가 팔로우하는 곡(돌파·인증 소식을 게시)',
  },
  'watch.songDescription': { en: 'Follow a song', ja: '曲をフォロー', ko: '곡 팔로우' },
  'watch.artistDescription': {
    en: 'Follow all songs of an act, those added later too',
    ja: 'アーティストの全曲をフォロー(今後の追加曲も)',
    ko: '아티스트의 모든 곡 팔로우(나중에 추가되는 곡 포함)',
  },
  'watch.listDescription': { en: 'What this server follows', ja: 'フォロー一覧', ko: '팔로우 목록' },
  'watch.removeDescription': { en: 'Stop following a song or act', ja: 'フォローをやめる', ko: '팔로우 해제' },
  'watch.target': {
    en: 'Which of the followed songs or acts',
    ja: 'フォロー中の曲またはアーティスト',
    ko: '팔로우 중인 곡 또는 아티스트',
  },
  'watch.songAdded': {
    en: 'This server now follows {song}.',
    ja: '{song} をフォローしました。',
    ko: '{song} 팔로우를 시작했습니다.',
  },
  'watch.songAlready': {
    en: 'This server follows {song} already.',
    ja: '{song} はすでにフォローしています。',
    ko: '이미 팔로우 중입니다: {song}.',
  },
  'watch.artistAdded': {
    en: '{n, plural, =0 {This server now follows {artist}. No songs are known yet; those added later are included.} one {This server now follows {artist}: # song, and those added later.} other {This server now follows {artist}: # songs, and those added later.}}',
    ja: '{n, plural, =0 {{artist} をフォローしました。曲はまだ登録されていませんが、今後の追加曲も対象です。} other {{artist} をフォローしました(現在#曲。今後の追加曲も対象)。}}',
    ko: '{n, plural, =0 {{artist} 팔로우를 시작했습니다. 아직 등록된 곡이 없으며, 나중에 추가되는 곡도 포함됩니다.} other {{artist} 팔로우를 시작했습니다(현재 #곡, 나중에 추가되는 곡 포함).}}',
  },
  'watch.artistAlready': {
    en: 'This server follows {artist} already.',
    ja: '{artist} はすでにフォローしています。',
    ko: '이미 팔로우 중입니다: {artist}.',
  },
  'watch.beside': {
    en: 'Only the act’s own songs. Not included, follow separately: {names}.',
    ja: 'このアーティスト名義の曲だけが対象です(次は個別にフォローできます: {names})。',
    ko: '해당 아티스트 명의의 곡만 포함됩니다. 따로 팔로우: {names}.',
  },
  'watch.noChannel': {
    en: 'Nothing can be posted yet: choose a channel with /settings channel.',
    ja: 'まだ投稿できません。/settings channel で投稿先チャンネルを選んでください。',
    ko: '아직 게시할 수 없습니다. /settings channel로 채널을 선택하세요.',
  },
  'watch.postsIn': {
    en: 'Passed levels and new certificates are posted in {channel}.',
    ja: 'お知らせの投稿先: {channel}',
    ko: '돌파·인증 소식 게시 채널: {channel}',
  },
  'watch.postsWhere': {
    en: 'Posts go where a channel is for them: {channels}',
    ja: 'お知らせの投稿先は内容ごとに決まっています: {channels}',
    ko: '소식은 내용별로 정한 채널에 게시됩니다: {channels}',
  },
  'watch.postsOff': {
    en: 'Passed levels and new certificates are switched off here: /settings posts.',
    ja: '到達・認定のお知らせはオフです(/settings posts)。',
    ko: '돌파·인증 소식이 꺼져 있습니다(/settings posts).',
  },
  'watch.empty': {
    en: 'This server follows nothing yet. Try /watch artist.',
    ja: 'まだ何もフォローしていません。/watch artist をお試しください。',
    ko: '아직 팔로우하는 곡이 없습니다. /watch artist를 사용해 보세요.',
  },
  'watch.heading': {
    en: '{n, plural, one {This server follows # song, act or market} other {This server follows # songs, acts and markets}}',
    ja: '{n, plural, other {フォロー中: #件}}',
    ko: '{n, plural, other {팔로우 중: #개}}',
  },
  'watch.artistLine': {
    en: '{artist} ({n, plural, =0 {no songs yet} one {# song} other {# songs}})',
    ja: '{artist}({n, plural, other {#曲}})',
    ko: '{artist}({n, plural, other {#곡}})',
  },
  'watch.more': {
    en: '{n, plural, one {and # more} other {and # more}}',
    ja: '{n, plural, other {ほか#件}}',
    ko: '{n, plural, other {외 #개}}',
  },
  'watch.removed': {
    en: 'This server no longer follows {name}. Past posts stay.',
    ja: '{name} のフォローをやめました。過去の投稿は残ります。',
    ko: '{name} 팔로우를 해제했습니다. 지난 게시물은 남습니다.',
  },
  'watch.notWatched': {
    en: 'This server does not follow “{name}”. /watch list shows what it follows.',
    ja: '「{name}」はフォローしていません。/watch list で一覧を確認できます。',
    ko: '‘{name}’은(는) 팔로우하고 있지 않습니다. /watch list로 목록을 확인하세요.',
  },
  'watch.several': {
    en: 'Several of the followed songs and acts match “{name}”. Which one?',
    ja: '「{name}」に当てはまるフォローが複数あります。どれですか?',
    ko: '‘{name}’에 해당하는 팔로우가 여러 개 있습니다. 어느 것인가요?',
  },
  'watch.withOption': {
    en: 'With its members and units, and the acts it belongs to?',
    ja: 'メンバー・ユニット・所属グループも含めますか?',
    ko: '멤버·유닛·소속 그룹도 포함할까요?',
  },
  'watch.withOwn': { en: 'The act’s own songs', ja: '本人名義の曲だけ', ko: '해당 아티스트 명의만' },
  'watch.withAll': { en: 'Members and units too', ja: 'メンバー・ユニットも', ko: '멤버·유닛도' },
  'watch.besideToo': {
    en: 'Followed too: {names}.',
    ja: '次もフォローしました: {names}。',
    ko: '함께 팔로우: {names}.',
  },
  'watch.followBeside': {
    en: '{n, plural, one {Follow it too} other {Follow these # too}}',
    ja: '{n, plural, other {この#組もフォロー}}',
    ko: '{n, plural, other {이 #팀도 팔로우}}',
  },
  'watch.marketDescription': {
    en: 'Follow all songs of a market',
    ja: '市場の全曲をフォロー',
    ko: '한 시장의 모든 곡 팔로우',
  },
  'watch.marketAdded': {
    en: 'This server now follows {market}: {n, plural, one {# song} other {# songs}}, and those added later.',
    ja: '{market} をフォローしました({n, plural, other {現在#曲}}。今後の追加曲も対象)。',
    ko: '{market} 팔로우를 시작했습니다({n, plural, other {현재 #곡}}, 나중에 추가되는 곡 포함).',
  },
  'watch.marketAlready': {
    en: 'This server follows {market} already.',
    ja: '{market} はすでにフォローしています。',
    ko: '이미 팔로우 중입니다: {market}.',
  },
  'watch.marketMany': {
    en: 'More than the hourly limit comes as one post; /settings posts changes that.',
    ja: '1時間の上限を超えた分は1件にまとめて投稿します(/settings posts で変更)。',
    ko: '시간당 한도를 넘으면 하나로 묶어 게시합니다(/settings posts에서 변경).',
  },
  'watch.marketLine': {
    en: '{market}, all of it ({n, plural, =0 {no songs yet} one {# song} other {# songs}})',
    ja: '{market} 全曲({n, plural, other {#曲}})',
    ko: '{market} 전체({n, plural, other {#곡}})',
  },
  'watch.certified': { en: 'certified {level}', ja: '{level}認定', ko: '{level} 공식 인증' },
  'watch.passed': { en: 'passed {level} (our estimate)', ja: '{level}到達(推定)', ko: '{level} 돌파(추정)' },
  'watch.noNumber': { en: 'no figure yet', ja: '数値なし', ko: '수치 없음' },
  'watch.page': {
    en: '(page {page} of {pages})',
    ja: '({page}/{pages}ページ)',
    ko: '({page}/{pages}페이지)',
  },
  'watch.previous': { en: 'Previous', ja: '前へ', ko: '이전' },
  'watch.next': { en: 'Next', ja: '次へ', ko: '다음' },
  'watch.importDescription': {
    en: 'Follow what a file lists: you are shown first what it would do',
    ja: 'ファイルの一覧をまとめてフォロー(内容を確認してから)',
    ko: '파일 목록을 한꺼번에 팔로우(먼저 내용을 보여 드립니다)',
  },
  'watch.exportDescription': {
    en: 'Everything this server follows, as a file',
    ja: 'フォロー一覧をファイルに書き出す',
    ko: '팔로우 목록을 파일로 내보내기',
  },
  'watch.fileOption': {
    en: 'A CSV or JSON file with the columns kind, key, artist and title',
    ja: 'kind・key・artist・title の列を持つCSVまたはJSON',
    ko: 'kind·key·artist·title 열이 있는 CSV 또는 JSON',
  },
  'watch.formatOption': { en: 'The kind of file (CSV)', ja: 'ファイルの種類(標準はCSV)', ko: '파일 종류(기본 CSV)' },
  'watch.formatCsv': { en: 'CSV, for spreadsheets', ja: 'CSV(表計算用)', ko: 'CSV(스프레드시트용)' },
  'watch.formatJson': { en: 'JSON, for programs', ja: 'JSON(プログラム用)', ko: 'JSON(프로그램용)' },
  'watch.exported': {
    en: '{n, plural, one {# song, act or market.} other {# songs, acts and markets.}} /watch import reads the file, in another server too.',
    ja: '{n, plural, other {#件です。}}このファイルは /watch import で、別のサーバーにも取り込めます。',
    ko: '{n, plural, other {#개입니다.}} 이 파일은 /watch import로 다른 서버에서도 가져올 수 있습니다.',
  },
  'watch.plan': {
    en: '**{name}: nothing was changed yet.**\nNew: {fresh} · followed already: {already} · twice in the file: {repeated} · not understood: {unknown}',
    ja: '**{name}: まだ何も変更していません。**\n新規: {fresh}件 ・ フォロー済み: {already}件 ・ ファイル内の重複: {repeated}件 ・ 不明: {unknown}件',
    ko: '**{name}: 아직 바뀐 것이 없습니다.**\n새로 추가: {fresh}개 · 이미 팔로우: {already}개 · 파일 안 중복: {repeated}개 · 알 수 없음: {unknown}개',
  },
  'watch.nothingNew': {
    en: 'There is nothing new to follow.',
    ja: '新しくフォローするものはありません。',
    ko: '새로 팔로우할 것이 없습니다.',
  },
  'watch.importNow': {
    en: '{n, plural, one {Import # entry} other {Import # entries}}',
    ja: '{n, plural, other {#件を取り込む}}',
    ko: '{n, plural, other {#개 가져오기}}',
  },
  'watch.imported': {
    en: '{n, plural, =0 {All of it was followed already.} one {This server now follows # more.} other {This server now follows # more.}}',
    ja: '{n, plural, =0 {すべてフォロー済みでした。} other {#件のフォローを追加しました。}}',
    ko: '{n, plural, =0 {모두 이미 팔로우 중입니다.} other {#개를 새로 팔로우했습니다.}}',
  },
  'watch.unknownRow': { en: 'line {line}: “{written}”.', ja: '{line}行目: 「{written}」', ko: '{line}행: ‘{written}’' },
  'watch.nearest': { en: 'Meant: {names}?', ja: '候補: {names}', ko: '혹시: {names}' },
  'watch.unknownHint': {
    en: 'Correct these in the file and attach it again, or add missing songs with /song add.',
    ja: 'ファイルを直して添付し直すか、足りない曲は /song add で追加してください。',
    ko: '파일에서 고쳐 다시 첨부하거나, 없는 곡은 /song add로 추가하세요.',
  },
  'watch.fileRefused': { en: '{name}: {reason}.', ja: '{name}: {reason}。', ko: '{name}: {reason}.' },
  'watch.nothingChanged': { en: 'Nothing was changed.', ja: '変更はありません。', ko: '바뀐 것이 없습니다.' },
  'watch.fileEmpty': {
    en: 'nothing is in it. /watch export shows what such a file looks like',
    ja: '中身がありません。/watch export で形式を確認できます',
    ko: '내용이 없습니다. /watch export로 형식을 확인하세요',
  },
  'watch.fileTooLarge': {
    en: 'it is larger than {limit} MB. Split it into several files',
    ja: '{limit}MBを超えています。ファイルを分けてください',
    ko: '{limit}MB를 넘습니다. 파일을 나눠 주세요',
  },
  'watch.fileTooManyRows': {
    en: 'it has more than {limit, number} rows. Split it, or follow whole acts (kind artist) or markets',
    ja: '{limit, number}行を超えています。分割するか、アーティスト(kind が artist)や市場の単位でフォローしてください',
    ko: '{limit, number}행을 넘습니다. 나누거나 아티스트(kind가 artist)·시장 단위로 팔로우하세요',
  },
  'watch.fileNotATable': {
    en: 'it is no text file. Save the table as CSV (UTF-8) or attach JSON',
    ja: 'テキストファイルではありません。CSV(UTF-8)で保存するか、JSONを添付してください',
    ko: '텍스트 파일이 아닙니다. CSV(UTF-8)로 저장하거나 JSON을 첨부해 주세요',
  },
  'watch.fileWebPage': {
    en: 'it is a web page. Download or export the table itself as CSV',
    ja: 'ウェブページです。表そのものをCSVで書き出してください',
    ko: '웹 페이지입니다. 표 자체를 CSV로 내보내 주세요',
  },
  'watch.fileNotUtf8': {
    en: 'its letters are not readable as UTF-8 (Shift-JIS, EUC-KR or garbled). Save it again as “CSV UTF-8”',
    ja: 'UTF-8として読めません(Shift-JISや文字化け)。「CSV UTF-8」で保存し直してください',
    ko: 'UTF-8로 읽을 수 없습니다(EUC-KR·Shift-JIS 또는 깨진 글자). ‘CSV UTF-8’로 다시 저장해 주세요',
  },
  'watch.fileQuotes': {
    en: 'a quotation mark is opened and not closed. Inside a quoted cell write it twice ("")',
    ja: '引用符が閉じられていません。セルの中の引用符は2つ("")重ねてください',
    ko: '따옴표가 닫히지 않았습니다. 셀 안의 따옴표는 두 번("") 써 주세요',
  },
  'watch.fileColumns': {
    en: 'it lacks the columns kind, key, artist and title (key, artist or title is enough). /watch export shows one',
    ja: 'kind・key・artist・title の列がありません(key・artist・title のどれかは必要)。/watch export で例を確認できます',
    ko: 'kind·key·artist·title 열이 없습니다(key·artist·title 중 하나는 필요). /watch export로 예를 확인하세요',
  },
  'watch.fileNoHeading': {
    en: 'none of its first ten lines names the columns kind, key, artist and title (key, artist or title is enough); the first line found is “{found}”. /watch export shows such a file',
    ja: '最初の10行に kind・key・artist・title の列名の行がありません(key・artist・title のどれかは必要)。最初の行は「{found}」です。/watch export で例を確認できます',
    ko: '처음 10줄에 kind·key·artist·title 열 이름이 있는 줄이 없습니다(key·artist·title 중 하나는 필요). 첫 줄은 ‘{found}’입니다. /watch export로 예를 확인하세요',
  },
  'watch.fileNoList': {
    en: 'it has no list, or several. Attach a list of songs, or an object with one list in it. /watch export shows one',
    ja: 'リストがないか、複数あります。曲のリスト、またはリストを1つだけ含むオブジェクトを添付してください。/watch export で例を確認できます',
    ko: '목록이 없거나 여러 개입니다. 곡 목록 또는 목록이 하나만 들어 있는 객체를 첨부해 주세요. /watch export로 예를 확인하세요',
  },
  'watch.leftOut': {
    en: 'Left out, because it stands above the line that names the columns:',
    ja: '列名の行より上にあるため、読み飛ばしました:',
    ko: '열 이름이 있는 줄보다 위에 있어 읽지 않았습니다:',
  },
  'watch.fileNotJson': { en: 'it is not JSON', ja: 'JSONとして読めません', ko: 'JSON이 아닙니다' },
  'watch.fileNewer': {
    en: 'a newer Tierwatch wrote it. Export it as CSV there',
    ja: 'より新しいTierwatchのファイルです。書き出し元でCSVを選んでください',
    ko: '더 새로운 Tierwatch의 파일입니다. 내보낸 쪽에서 CSV로 내보내 주세요',
  },
} as const satisfies Area<'watch'>;
