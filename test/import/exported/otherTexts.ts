/** Texts that are no conversation, and that share lines, keys or columns with exports. */
export const OTHER_TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  'a note': 'Milk\nEggs\nBread\n',
  'a chat log':
    '---\nlayout: source\ntitle: "2026-03-01-WeChat"\n---\n> 07:08:28  Kim  \n   \nHi  \n   \n> 07:08:30  李雷  \n   \n早  \n   \n',
  'a log of a server':
    '2026-03-01 08:02:11 INFO server: started\n2026-03-01 08:02:12 WARN pool: slow query\n2026-03-01 08:02:13 INFO server: stopped\n',
  'a log with brackets':
    '[2026-03-01 08:02:11] [main] INFO: Starting\n[2026-03-01 08:02:12] [main] ERROR: Failed\n[2026-03-01 08:02:13] [main] INFO: Done\n',
  'a log of a kernel':
    'Mar  1 08:02:11 host kernel: [    0.000000] Linux version\nMar  1 08:02:11 host sshd[123]: Accepted\nMar  1 08:02:12 host cron[9]: (root) CMD\n',
  'a log with times only': '08:02:11 build: started\n08:02:12 build: finished\n08:03:00 test: started\n',
  'a log with angle brackets': '08:02:11 <div> rendered\n08:02:12 <span> rendered\n',
  'output of git':
    'commit 1a2b3c\nAuthor: Nora Quill <nora@example.org>\nDate:   Sun Mar 1 08:02:11 2026 +0800\n\n    Fix typo\n\ncommit 4d5e6f\nAuthor: Ben Okafor <ben@example.org>\nDate:   Sun Mar 1 08:03:40 2026 +0800\n\n    Add test\n',
  'a log of Git in lines':
    '2026-03-01 08:02:11 Nora <nora@example.org>\nFix typo\n\n2026-03-01 08:03:40 Ben <ben@example.org>\nAdd test\n',
  'a log of a module': '[2026-03-01 08:02:11] <module> started\n[2026-03-01 08:02:12] <worker> done\n',
  'a log of a game in which people speak':
    '[08:02:11] [Server thread/INFO]: <nora> hi\n[08:02:12] [Server thread/INFO]: <ben> ho\n[08:02:13] [Server thread/INFO]: ben left the game\n',
  'a log of a cluster':
    '[08:02:11] node1 joined the cluster\n[08:02:12] *** starting up\n[08:02:13] node2 left\n',
  'a diary with times':
    '2026-03-01 08:02:11 Morning\nI woke up.\n\n2026-03-02 08:02:11 Morning\nI woke up.\n\n2026-03-03 08:02:11 Evening\nSlept.\n',
  'a page with a script': '<html><script>const messages = [{type:1, text:"x", is_read:1}];</script></html>',
  'a changelog':
    '## 1.2.0 (2026-03-01)\n\n- Added: a thing\n- Fixed: another\n\n## 1.1.0 (2026-02-01)\n\n- Removed: it\n',
  'a mail':
    'From: Nora <nora@example.org>\nTo: ben@example.org\nSubject: agenda\nDate: Sun, 1 Mar 2026 08:02:11 +0800\n\nHi Ben,\n\nsee below.\n',
  'a calendar':
    'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:20260301T080000Z\nSUMMARY:Standup\nEND:VEVENT\nEND:VCALENDAR\n',
  'a timetable': '08:00 - 09:00 Breakfast: hall\n09:00 - 10:00 Talk: Nora\n10:00 - 11:00 Break: hall\n',
  'a timetable in Chinese': '上午8:00 开场：主席\n上午9:00 报告：李雷\n上午10:00 茶歇：大厅\n',
  'a play': 'NORA: Good morning.\nBEN: Good morning, Nora.\nNORA: What a day.\n',
  'a timetable with dates':
    '12/05/14, 10:39: Opening: the hall\n12/05/14, 10:50: Talk: the hall\n12/05/14, 11:30: Break: the garden\n',
  'a diary of measurements': '12/05/14, 10:39: temperature: 21.5\n12/05/14, 10:40: temperature: 21.6\n',
  'a page with messages of a site':
    '<div class="msg"><div class="msg-right"><div class="msg-header"><span class="msg-user">Nora</span><span class="msg-time">08:02</span></div>hi</div></div>',
  'data of an application with conversations':
    '{"userId":"1","conversations":[{"id":"a","displayName":"x","messages":[{"from":"a","content":"hi"}]}]}',
  'a list of conversations':
    '[{"participants":["a","b"],"conversation":[{"role":"user","text":"hi"},{"role":"bot","text":"ho"}]}]',
  'notes with headings of days':
    '# Notes\n\n- 导出工具: Notes\n\n---\n\n## 2026-03-01 08:02:11 Morning\n\nI woke up.\n\n## 2026-03-02 08:02:11 Evening\n\nSlept.\n',
  'a timetable of people': '08:00 nora: opening\n09:00 ben: talk\n10:00 kim: break\n11:00 nora: end\n',
  'a log of machines that join': '08:00 node1: has joined\n08:01 node2: has joined\n08:02 node1: has left\n',
  'a file that begins as a log': '# Start logging at the root logger\n[08:02:11] boot: done\n',
  'lines without times': '<nora> hi\n<ben> ho\n<nora> how are you\n* ben waves\n',
  'captions without names':
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGood morning.\n\n00:00:02.000 --> 00:00:03.000\nWelcome.\n',
  'a log of issues':
    '[2026-03-01 08:02:11] #12 opened: crash\n[2026-03-01 08:02:12] #13 opened: slow\n[2026-03-01 08:03:12] #12 closed: fixed\n',
  'song times': '00:12 Intro\n01:45 Verse\n03:10 Chorus\n',
  'a table of times': 'time,name,value\n2026-03-01 08:02:11,sensor,21.5\n2026-03-01 08:03:11,sensor,21.6\n',
  'a table of people': 'id,name,type,content\n1,Nora,admin,x\n2,Ben,user,y\n',
  'a table of mails': 'Date,From,Subject\n2026-03-01,Nora,agenda\n2026-03-01,Ben,Re: agenda\n',
  'a table with a message': 'timestamp,level,message\n1772323331,info,started\n1772323420,info,stopped\n',
  'a table with semicolons': 'Datum;Name;Betrag\n01.03.2026;Nora;3,50\n',
  'a bank statement': 'Date,Description,Amount\n01/03/2026,COFFEE,-3.50\n02/03/2026,SALARY,2000.00\n',
  'a package':
    '{"name":"x","version":"1.0.0","type":"module","dependencies":{"a":"1"},"messages":{"hello":"Hello"}}',
  'messages of an application': '{"messages":[{"id":"hello","text":"Hello"},{"id":"bye","text":"Bye"}]}',
  'messages with dates': '{"messages":[{"id":1,"date":"2026-03-01","text":"Hello"}]}',
  'messages of a language model':
    '{"model":"x","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}',
  'lines of a language model': '{"role":"user","content":"Hi"}\n{"role":"assistant","content":"Hello"}\n',
  'people and channels': '[{"id":"U1","name":"nora"},{"id":"U2","name":"ben"}]',
  'a list of numbers': '[1,2,3]',
  'an empty object': '{}',
  'broken JSON': '{"messages":[{"id":1,',
  'a feed':
    '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","content_text":"Hi"}]}',
  'a map':
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"name":"x"}}]}',
  'an archive of the web':
    '{"log":{"version":"1.2","creator":{"name":"x"},"entries":[{"startedDateTime":"2026-03-01T08:02:11Z"}]}}',
  'lines of a log in JSON':
    '{"level":"info","time":1772323331,"msg":"started"}\n{"level":"info","time":1772323420,"msg":"stopped"}\n',
  'a reply of a server': '{"code":0,"msg":"success","data":{"items":[{"id":1,"name":"x"}],"has_more":false}}',
  'a page': '<!DOCTYPE html><html><head><title>Nora</title></head><body><p>Hi</p></body></html>',
  'a page with a table':
    '<html><body><table><tr><td>2026-03-01</td><td>Nora</td><td>3.50</td></tr></table></body></html>',
  'a page with messages': '<html><body><div class="message"><b>Error</b> 404</div></body></html>',
  'a saved page':
    'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<html><body>Hi</body></html>\n--b--\n',
  'a style sheet': '.message { color: red }\n.time::after { content: "08:02" }\n',
  'a diff': '--- a/x\t2026-03-01 08:02:11\n+++ b/x\t2026-03-01 08:03:40\n@@ -1 +1 @@\n-a\n+b\n',
  'a recipe': '# Pancakes\n\n1. Flour: 200 g\n2. Milk: 3 dl\n3. Eggs: 2\n',
  minutes: '# Minutes, 2026-03-01\n\nPresent: Nora, Ben\n\n- Nora: agenda\n- Ben: refunds\n',
  'minutes with times': '2026-03-01\n\n08:00 Nora opens.\n08:10 Ben reports.\n09:00 End.\n',
  'chess moves':
    '[Event "Casual"]\n[Date "2026.03.01"]\n[White "Nora"]\n[Black "Ben"]\n\n1. e4 e5 2. Nf3 Nc6 *\n',
  'a configuration': '[server]\nhost = example.org\nport = 8080\n\n[log]\nlevel = info\n',
  'lyrics with times': '[00:12.00]Good morning\n[00:15.30]Good evening\n',
  'a disassembly': '08:02 <main>:\n 8:\t55 push\n 9:\t48 mov\n',
  'a traceback': 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\nValueError: bad\n',
  'a novel': 'It was 08:02 when Nora spoke: "Good morning." Ben, at 08:03, said nothing.\n\nThey left.\n',
  'a novel in Chinese': '早上八点零二分，苏小棠说：“早上好。”\n顾北辰没有回答。\n',
  'a to-do list': '- [x] 2026-03-01 Nora: agenda\n- [ ] 2026-03-02 Ben: refunds\n',
  'a front matter': '---\ntitle: Hello\ndate: 2026-03-01 08:02:11\n---\n\nText.\n',
  'a subtitle without times': '1\nGood morning.\n\n2\nGood evening.\n',
  'tab-separated values': 'time\tuser\tvalue\n08:02:11\tnora\t1\n08:03:40\tben\t2\n',
  'a log of a web server':
    '203.0.113.7 - - [01/Mar/2026:08:02:11 +0800] "GET / HTTP/1.1" 200 512\n203.0.113.7 - - [01/Mar/2026:08:02:12 +0800] "GET /a.css HTTP/1.1" 200 88\n',
  'errors of a web server':
    '2026/03/01 08:02:11 [error] 12#12: *3 open() "/x" failed\n2026/03/01 08:02:12 [warn] 12#12: *4 an upstream response is buffered\n',
  'a log of a mail server':
    'Mar  1 08:02:11 mx postfix/smtpd[12]: connect from a.example.org[203.0.113.7]\nMar  1 08:02:12 mx postfix/qmgr[3]: 9F: removed\n',
  'a log of Python':
    '2026-03-01 08:02:11,123 - INFO - server - started\n2026-03-01 08:02:12,456 - ERROR - server - failed: no port\n',
  'a log of Java':
    '2026-03-01 08:02:11.123  INFO 12 --- [main] c.e.App : Started\n2026-03-01 08:02:12.456  WARN 12 --- [main] c.e.App : Slow\n',
  'a log of containers':
    'web_1  | 2026-03-01 08:02:11 started\ndb_1   | 2026-03-01 08:02:12 ready\nweb_1  | 2026-03-01 08:02:13 GET /\n',
  'a log of a game':
    '[08:02:11] [Server thread/INFO]: Starting server\n[08:02:12] [Server thread/INFO]: Done (1.2s)!\n[08:03:00] [Server thread/WARN]: Overloaded\n',
  'a log of a build': '[08:02:11] Starting: clean\n[08:02:12] Finished: clean\n[08:02:13] Starting: build\n',
  'a log of a build with names':
    '08:02:11 [worker-1] compile: ok\n08:02:12 [worker-2] compile: ok\n08:02:13 [worker-1] link: ok\n',
  'a log of a phone':
    '03-01 08:02:11.123  1234  1234 I ActivityManager: Start proc\n03-01 08:02:11.124  1234  1250 W System: slow\n',
  'a log of a package manager':
    '2026-03-01 08:02:11 install libx:amd64 <none> 1.0\n2026-03-01 08:02:12 status installed libx:amd64 1.0\n',
  'a log of npm':
    '0 verbose cli /usr/bin/node /usr/bin/npm\n1 info using npm@10.8.2\n2 timing npm:load Completed in 12ms\n',
  'who has logged in':
    'nora     pts/0        2026-03-01 08:02 (203.0.113.7)\nben      pts/1        2026-03-01 08:03 (203.0.113.8)\n',
  'the history of a shell': '#1772323331\nls -l\n#1772323420\ngit status\n',
  processes: 'USER  PID %CPU COMMAND\nnora   12  0.0 bash\nben    13  1.2 node\n',
  'a table of jobs': '# m h dom mon dow command\n0 8 * * * /usr/bin/backup\n*/5 * * * * /usr/bin/check\n',
  'results of tests': 'TAP version 13\nok 1 - starts\nnot ok 2 - stops\n1..2\n',
  'a query':
    "INSERT INTO messages (id, sender, text) VALUES (1, 'nora', 'Hi');\nINSERT INTO messages (id, sender, text) VALUES (2, 'ben', 'Hello');\n",
  'commits in a table':
    'commit,author,date,subject\n1a2b,Nora,2026-03-01T08:02:11Z,Fix refunds\n3c4d,Ben,2026-03-01T08:03:40Z,Add tests\n',
  'issues in a table':
    'Issue key,Summary,Reporter,Created\nX-1,Refund fails,Nora,01/Mar/26 8:02 AM\nX-2,Typo,Ben,01/Mar/26 8:03 AM\n',
  'issues in JSON':
    '[{"number":1,"title":"Refund fails","user":{"login":"nora"},"created_at":"2026-03-01T08:02:11Z","body":"It fails."}]',
  'events in JSON':
    '[{"type":"PushEvent","actor":{"id":1,"login":"nora"},"created_at":"2026-03-01T08:02:11Z","payload":{"message":"x"}}]',
  'posts of a network':
    '[{"id":"1","author":"nora","createdAt":"2026-03-01T08:02:11Z","text":"Hello, world","likes":2}]',
  'an outbox':
    '{"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","orderedItems":[{"type":"Create","published":"2026-03-01T08:02:11Z","object":{"type":"Note","content":"Hi"}}]}',
  'comments in JSON':
    '{"comments":[{"id":1,"by":"nora","time":1772323331,"text":"Nice"},{"id":2,"by":"ben","time":1772323420,"text":"Thanks"}]}',
  'a board':
    '{"name":"Refunds","cards":[{"id":"1","name":"Draft","dateLastActivity":"2026-03-01T08:02:11Z"}],"members":[{"fullName":"Nora"}]}',
  'a notebook':
    '{"cells":[{"cell_type":"markdown","source":["# Hi"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}',
  'a collection of requests':
    '{"info":{"name":"x","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}',
  translations: '{"messages.hello":"Hello","messages.sender":"Sender","messages.time":"Time"}',
  'a schema of messages':
    '{"type":"object","properties":{"sender":{"type":"string"},"time":{"type":"string"},"content":{"type":"string"}}}',
  'a feed in XML':
    '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>Hi</title><pubDate>Sun, 01 Mar 2026 08:02:11 +0800</pubDate></item></channel></rss>',
  'a track':
    '<?xml version="1.0"?><gpx><trk><trkseg><trkpt lat="1" lon="2"><time>2026-03-01T08:02:11Z</time></trkpt></trkseg></trk></gpx>',
  'a page of a forum':
    '<html><body><div class="post"><span class="author">Nora</span><time datetime="2026-03-01T08:02:11Z">08:02</time><p>Hi</p></div></body></html>',
  'a page with a table of logs':
    '<html><body><table><tr><th>Time</th><th>User</th><th>Action</th></tr><tr><td>2026-03-01 08:02:11</td><td>nora</td><td>login</td></tr></table></body></html>',
  'a card of a person': 'BEGIN:VCARD\nVERSION:3.0\nFN:Nora Lind\nTEL:+123\nEND:VCARD\n',
  'a bibliography': '@article{lind2026,\n  author = {Nora Lind},\n  title = {Refunds},\n  year = {2026}\n}\n',
  'a hearing': 'Q. Good morning. State your name.\nA. Nora Lind.\nQ. Where were you at 8:02?\nA. At home.\n',
  'a debate':
    'The President: The sitting is open.\nMs Lind: Thank you, President.\nThe President: You have the floor.\n',
  'a logbook': '2026-03-01 08:00 Pump 1 on\n2026-03-01 08:10 Pump 1 off\n2026-03-01 09:00 Pump 2 on\n',
  'a schedule of trains': '08:02  Praha hl.n.   2\n08:15  Brno          4\n08:31  Wien Hbf      1\n',
  goals: "12' Nora: goal\n45' Ben: yellow card\n90' Nora: goal\n",
  'a mailbox':
    'From nora@example.org Sun Mar  1 08:02:11 2026\nFrom: Nora <nora@example.org>\nSubject: Hi\n\nHello.\n\nFrom ben@example.org Sun Mar  1 08:03:40 2026\nFrom: Ben <ben@example.org>\nSubject: Re: Hi\n\nHi.\n',
  'payments of WeChat':
    '微信支付账单明细,,,,\n微信昵称：[李雷],,,,\n交易时间,交易类型,交易对方,商品,金额(元)\n2026-03-01 08:02:11,商户消费,早餐店,豆浆,¥3.50\n2026-03-01 08:03:40,转账,韩梅,/,¥20.00\n',
  'a table of attendance': '姓名,时间,状态\n李雷,2026-03-01 08:02:11,正常\n韩梅,2026-03-01 08:03:40,迟到\n',
  'minutes in Chinese':
    '会议纪要\n时间：2026年3月1日 08:00\n出席：李雷、韩梅\n\n李雷：汇报进度。\n韩梅：讨论退款。\n',
  'a diary in Chinese':
    '2026年3月1日 星期日 晴\n\n早上八点起床，吃了早饭。\n\n2026年3月2日 星期一 阴\n\n上班。\n',
  'a delivery':
    '2026-03-01 08:02:11 【成都市】快件已发出\n2026-03-01 12:03:40 【北京市】快件已到达\n2026-03-02 09:00:00 【北京市】已签收\n',
  'lyrics in Chinese': '[ti:早上好]\n[ar:苏小棠]\n[00:12.00]早上好\n[00:15.30]今天天气真好\n',
  'a script of a film': 'INT. KITCHEN - DAY\n\nNORA\nGood morning.\n\nBEN\n(yawning)\nMorning.\n',
  'a dictionary': 'refund /ˈriːfʌnd/ n. money that is paid back\nrefund v. to pay back\n',
};
