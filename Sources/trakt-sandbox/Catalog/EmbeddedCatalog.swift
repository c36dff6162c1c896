// The films that trakt-sandbox knows without being told: data only, a title a line. Lines too long
// for the page go on after \#, which Swift joins again; the catalogue's reader sees one line each.
//
// Titles, years, original titles and the ids of IMDb and TMDB are the real ones. The Trakt ids are
// real where recordings of the service show them (120 The Dark Knight, 16662 Inception, 56580
// Avatar: The Way of Water, 28 Guardians of the Galaxy, 190430 Deadpool, 443 Die Hard, 592 Shaun of
// the Dead); the others have the size and order of the real ones, and are unique.

/// The titles that every sandbox starts with.
enum EmbeddedCatalog {
    /// Films and shows as NDJSON, in the format of `--catalog FILE`.
    static let lines = films + "\n" + shows

    /// Films, one JSON object a line: title, year, ids, day of release and minutes; the original
    /// title and other titles where people's files use them. Chosen to be confused: same-named
    /// pairs, sequels, titles that are numbers, titles that hold a year.
    static let films = #"""
        {"type":"movie","movie":{"title":"Dune","year":2021,"ids":{"trakt":289441,\#
          "slug":"dune-2021","imdb":"tt1160419","tmdb":438631},\#
          "released":"2021-10-22","runtime":155,"aliases":["Dune: Part One"]}}
        {"type":"movie","movie":{"title":"Dune","year":1984,"ids":{"trakt":645,"slug":"dune-1984",\#
          "imdb":"tt0087182","tmdb":841},"released":"1984-12-14","runtime":137}}
        {"type":"movie","movie":{"title":"Dune: Part Two","year":2024,"ids":{"trakt":536283,\#
          "slug":"dune-part-two-2024","imdb":"tt15239678","tmdb":693134},\#
          "released":"2024-03-01","runtime":167,"aliases":["Dune 2"]}}
        {"type":"movie","movie":{"title":"The Thing","year":1982,"ids":{"trakt":788,\#
          "slug":"the-thing-1982","imdb":"tt0084787","tmdb":1091},\#
          "released":"1982-06-25","runtime":109,"aliases":["John Carpenter's The Thing"]}}
        {"type":"movie","movie":{"title":"The Thing","year":2011,"ids":{"trakt":43645,\#
          "slug":"the-thing-2011","imdb":"tt0905372","tmdb":60935},\#
          "released":"2011-10-14","runtime":103}}
        {"type":"movie","movie":{"title":"The Thing from Another World","year":1951,\#
          "ids":{"trakt":5865,"slug":"the-thing-from-another-world-1951",\#
          "imdb":"tt0044121","tmdb":10785},"released":"1951-04-06","runtime":87,\#
          "aliases":["The Thing"]}}
        {"type":"movie","movie":{"title":"1917","year":2019,"ids":{"trakt":382966,\#
          "slug":"1917-2019","imdb":"tt8579674","tmdb":530915},\#
          "released":"2019-12-25","runtime":119}}
        {"type":"movie","movie":{"title":"2012","year":2009,"ids":{"trakt":8356,\#
          "slug":"2012-2009","imdb":"tt1190080","tmdb":14161},\#
          "released":"2009-11-13","runtime":158}}
        {"type":"movie","movie":{"title":"300","year":2007,"ids":{"trakt":891,"slug":"300-2007",\#
          "imdb":"tt0416449","tmdb":1271},"released":"2007-03-09","runtime":117}}
        {"type":"movie","movie":{"title":"2001: A Space Odyssey","year":1968,"ids":{"trakt":48,\#
          "slug":"2001-a-space-odyssey-1968","imdb":"tt0062622","tmdb":62},\#
          "released":"1968-04-02","runtime":149}}
        {"type":"movie","movie":{"title":"2010","year":1984,"ids":{"trakt":2582,\#
          "slug":"2010-1984","imdb":"tt0086837","tmdb":4437},\#
          "released":"1984-12-07","runtime":116,"aliases":["2010: The Year We Make Contact"]}}
        {"type":"movie","movie":{"title":"Blade Runner","year":1982,"ids":{"trakt":60,\#
          "slug":"blade-runner-1982","imdb":"tt0083658","tmdb":78},\#
          "released":"1982-06-25","runtime":118}}
        {"type":"movie","movie":{"title":"Blade Runner 2049","year":2017,"ids":{"trakt":219449,\#
          "slug":"blade-runner-2049-2017","imdb":"tt1856101","tmdb":335984},\#
          "released":"2017-10-06","runtime":164}}
        {"type":"movie","movie":{"title":"Wonder Woman","year":2017,"ids":{"trakt":193242,\#
          "slug":"wonder-woman-2017","imdb":"tt0451279","tmdb":297762},\#
          "released":"2017-06-02","runtime":141}}
        {"type":"movie","movie":{"title":"Wonder Woman 1984","year":2020,"ids":{"trakt":310980,\#
          "slug":"wonder-woman-1984-2020","imdb":"tt7126948","tmdb":464052},\#
          "released":"2020-12-25","runtime":151,"aliases":["WW84"]}}
        {"type":"movie","movie":{"title":"(500) Days of Summer","year":2009,"ids":{"trakt":12018,\#
          "slug":"500-days-of-summer-2009","imdb":"tt1022603","tmdb":19913},\#
          "released":"2009-07-17","runtime":95,"aliases":["500 Days of Summer"]}}
        {"type":"movie","movie":{"title":"12 Angry Men","year":1957,"ids":{"trakt":305,\#
          "slug":"12-angry-men-1957","imdb":"tt0050083","tmdb":389},\#
          "released":"1957-04-10","runtime":97,"aliases":["Twelve Angry Men"]}}
        {"type":"movie","movie":{"title":"10 Things I Hate About You","year":1999,\#
          "ids":{"trakt":2834,"slug":"10-things-i-hate-about-you-1999",\#
          "imdb":"tt0147800","tmdb":4951},"released":"1999-03-31","runtime":97}}
        {"type":"movie","movie":{"title":"127 Hours","year":2010,"ids":{"trakt":29642,\#
          "slug":"127-hours-2010","imdb":"tt1542344","tmdb":44115},\#
          "released":"2010-11-12","runtime":94}}
        {"type":"movie","movie":{"title":"50/50","year":2011,"ids":{"trakt":26937,\#
          "slug":"50-50-2011","imdb":"tt1306980","tmdb":40807},\#
          "released":"2011-09-30","runtime":100,"aliases":["Fifty/Fifty"]}}
        {"type":"movie","movie":{"title":"Nineteen Eighty-Four","year":1984,"ids":{"trakt":4975,\#
          "slug":"nineteen-eighty-four-1984","imdb":"tt0087803","tmdb":9314},\#
          "released":"1984-10-10","runtime":113,"aliases":["1984"]}}
        {"type":"movie","movie":{"title":"Amélie","year":2001,"ids":{"trakt":150,\#
          "slug":"amelie-2001","imdb":"tt0211915","tmdb":194},\#
          "released":"2001-04-25","runtime":122,\#
          "original_title":"Le Fabuleux Destin d'Amélie Poulain",\#
          "aliases":["Amelie from Montmartre","Die fabelhafte Welt der Amélie"]}}
        {"type":"movie","movie":{"title":"Das Boot","year":1981,"ids":{"trakt":304,\#
          "slug":"das-boot-1981","imdb":"tt0082096","tmdb":387},\#
          "released":"1981-09-17","runtime":150,"original_title":"Das Boot",\#
          "aliases":["The Boat"]}}
        {"type":"movie","movie":{"title":"Parasite","year":2019,"ids":{"trakt":343755,\#
          "slug":"parasite-2019","imdb":"tt6751668","tmdb":496243},\#
          "released":"2019-05-30","runtime":133,"original_title":"기생충",\#
          "aliases":["Gisaengchung"]}}
        {"type":"movie","movie":{"title":"Spirited Away","year":2001,"ids":{"trakt":100,\#
          "slug":"spirited-away-2001","imdb":"tt0245429","tmdb":129},\#
          "released":"2001-07-20","runtime":125,"original_title":"千と千尋の神隠し",\#
          "aliases":["Sen to Chihiro no Kamikakushi"]}}
        {"type":"movie","movie":{"title":"Princess Mononoke","year":1997,"ids":{"trakt":99,\#
          "slug":"princess-mononoke-1997","imdb":"tt0119698","tmdb":128},\#
          "released":"1997-07-12","runtime":134,"original_title":"もののけ姫",\#
          "aliases":["Mononoke-hime"]}}
        {"type":"movie","movie":{"title":"My Neighbor Totoro","year":1988,"ids":{"trakt":4523,\#
          "slug":"my-neighbor-totoro-1988","imdb":"tt0096283","tmdb":8392},\#
          "released":"1988-04-16","runtime":86,"original_title":"となりのトトロ",\#
          "aliases":["Tonari no Totoro","My Neighbour Totoro"]}}
        {"type":"movie","movie":{"title":"Seven Samurai","year":1954,"ids":{"trakt":271,\#
          "slug":"seven-samurai-1954","imdb":"tt0047478","tmdb":346},\#
          "released":"1954-04-26","runtime":207,"original_title":"七人の侍",\#
          "aliases":["Shichinin no Samurai","Die sieben Samurai"]}}
        {"type":"movie","movie":{"title":"Let the Right One In","year":2008,"ids":{"trakt":7814,\#
          "slug":"let-the-right-one-in-2008","imdb":"tt1139797","tmdb":13310},\#
          "released":"2008-10-24","runtime":115,"original_title":"Låt den rätte komma in",\#
          "aliases":["So finster die Nacht"]}}
        {"type":"movie","movie":{"title":"Let Me In","year":2010,"ids":{"trakt":27386,\#
          "slug":"let-me-in-2010","imdb":"tt1228987","tmdb":41402},\#
          "released":"2010-10-01","runtime":116}}
        {"type":"movie","movie":{"title":"Pan's Labyrinth","year":2006,"ids":{"trakt":974,\#
          "slug":"pan-s-labyrinth-2006","imdb":"tt0457430","tmdb":1417},\#
          "released":"2006-10-11","runtime":118,"original_title":"El laberinto del fauno"}}
        {"type":"movie","movie":{"title":"The Lives of Others","year":2006,"ids":{"trakt":459,\#
          "slug":"the-lives-of-others-2006","imdb":"tt0405094","tmdb":582},\#
          "released":"2006-03-23","runtime":137,"original_title":"Das Leben der Anderen"}}
        {"type":"movie","movie":{"title":"Downfall","year":2004,"ids":{"trakt":484,\#
          "slug":"downfall-2004","imdb":"tt0363163","tmdb":613},\#
          "released":"2004-09-16","runtime":155,"original_title":"Der Untergang"}}
        {"type":"movie","movie":{"title":"Run Lola Run","year":1998,"ids":{"trakt":80,\#
          "slug":"run-lola-run-1998","imdb":"tt0130827","tmdb":104},\#
          "released":"1998-08-20","runtime":81,"original_title":"Lola rennt"}}
        {"type":"movie","movie":{"title":"Good Bye, Lenin!","year":2003,"ids":{"trakt":265,\#
          "slug":"good-bye-lenin-2003","imdb":"tt0301357","tmdb":338},\#
          "released":"2003-02-13","runtime":121,"original_title":"Good Bye, Lenin!"}}
        {"type":"movie","movie":{"title":"City of God","year":2002,"ids":{"trakt":471,\#
          "slug":"city-of-god-2002","imdb":"tt0317248","tmdb":598},\#
          "released":"2002-08-30","runtime":130,"original_title":"Cidade de Deus"}}
        {"type":"movie","movie":{"title":"Crouching Tiger, Hidden Dragon","year":2000,\#
          "ids":{"trakt":113,"slug":"crouching-tiger-hidden-dragon-2000",\#
          "imdb":"tt0190332","tmdb":146},"released":"2000-07-06","runtime":120,\#
          "original_title":"臥虎藏龍","aliases":["Wo hu cang long"]}}
        {"type":"movie","movie":{"title":"M","year":1931,"ids":{"trakt":640,"slug":"m-1931",\#
          "imdb":"tt0022100","tmdb":832},"released":"1931-05-11","runtime":111,\#
          "original_title":"M - Eine Stadt sucht einen Mörder"}}
        {"type":"movie","movie":{"title":"Metropolis","year":1927,"ids":{"trakt":14,\#
          "slug":"metropolis-1927","imdb":"tt0017136","tmdb":19},\#
          "released":"1927-02-06","runtime":153,"original_title":"Metropolis"}}
        {"type":"movie","movie":{"title":"Metropolis","year":2001,"ids":{"trakt":5118,\#
          "slug":"metropolis-2001","imdb":"tt0293416","tmdb":9606},\#
          "released":"2001-05-26","runtime":108,"original_title":"メトロポリス",\#
          "aliases":["Osamu Tezuka's Metropolis"]}}
        {"type":"movie","movie":{"title":"Nosferatu","year":1922,"ids":{"trakt":516,\#
          "slug":"nosferatu-1922","imdb":"tt0013442","tmdb":653},\#
          "released":"1922-02-16","runtime":94,\#
          "original_title":"Nosferatu, eine Symphonie des Grauens",\#
          "aliases":["Nosferatu: A Symphony of Horror"]}}
        {"type":"movie","movie":{"title":"Nosferatu","year":2024,"ids":{"trakt":281213,\#
          "slug":"nosferatu-2024","imdb":"tt5040012","tmdb":426063},\#
          "released":"2024-12-25","runtime":133}}
        {"type":"movie","movie":{"title":"Oldboy","year":2003,"ids":{"trakt":529,\#
          "slug":"oldboy-2003","imdb":"tt0364569","tmdb":670},\#
          "released":"2003-11-21","runtime":120,"original_title":"올드보이",\#
          "aliases":["Oldeuboi"]}}
        {"type":"movie","movie":{"title":"Oldboy","year":2013,"ids":{"trakt":63311,\#
          "slug":"oldboy-2013","imdb":"tt1321511","tmdb":87516},\#
          "released":"2013-11-27","runtime":104}}
        {"type":"movie","movie":{"title":"The Girl with the Dragon Tattoo","year":2009,\#
          "ids":{"trakt":9190,"slug":"the-girl-with-the-dragon-tattoo-2009",\#
          "imdb":"tt1132620","tmdb":15472},"released":"2009-02-27","runtime":152,\#
          "original_title":"Män som hatar kvinnor","aliases":["Verblendung"]}}
        {"type":"movie","movie":{"title":"The Girl with the Dragon Tattoo","year":2011,\#
          "ids":{"trakt":47658,"slug":"the-girl-with-the-dragon-tattoo-2011",\#
          "imdb":"tt1568346","tmdb":65754},"released":"2011-12-21","runtime":158}}
        {"type":"movie","movie":{"title":"Léon: The Professional","year":1994,"ids":{"trakt":78,\#
          "slug":"leon-the-professional-1994","imdb":"tt0110413","tmdb":101},\#
          "released":"1994-09-14","runtime":111,"original_title":"Léon",\#
          "aliases":["The Professional","Leon"]}}
        {"type":"movie","movie":{"title":"Face/Off","year":1997,"ids":{"trakt":595,\#
          "slug":"face-off-1997","imdb":"tt0119094","tmdb":754},\#
          "released":"1997-06-27","runtime":139}}
        {"type":"movie","movie":{"title":"Se7en","year":1995,"ids":{"trakt":626,\#
          "slug":"se7en-1995","imdb":"tt0114369","tmdb":807},\#
          "released":"1995-09-22","runtime":127,"aliases":["Seven"]}}
        {"type":"movie","movie":{"title":"WALL·E","year":2008,"ids":{"trakt":5785,\#
          "slug":"wall-e-2008","imdb":"tt0910970","tmdb":10681},\#
          "released":"2008-06-27","runtime":98,"aliases":["WALL-E"]}}
        {"type":"movie","movie":{"title":"Mission: Impossible","year":1996,"ids":{"trakt":710,\#
          "slug":"mission-impossible-1996","imdb":"tt0117060","tmdb":954},\#
          "released":"1996-05-22","runtime":110}}
        {"type":"movie","movie":{"title":"Mission: Impossible II","year":2000,"ids":{"trakt":711,\#
          "slug":"mission-impossible-ii-2000","imdb":"tt0120755","tmdb":955},\#
          "released":"2000-05-24","runtime":123,"aliases":["Mission: Impossible 2","M:I-2"]}}
        {"type":"movie","movie":{"title":"Mission: Impossible III","year":2006,"ids":{"trakt":712,\#
          "slug":"mission-impossible-iii-2006","imdb":"tt0317919","tmdb":956},\#
          "released":"2006-05-05","runtime":126,"aliases":["Mission: Impossible 3","M:i:III"]}}
        {"type":"movie","movie":{"title":"Mission: Impossible - Ghost Protocol","year":2011,\#
          "ids":{"trakt":39780,"slug":"mission-impossible-ghost-protocol-2011",\#
          "imdb":"tt1229238","tmdb":56292},"released":"2011-12-16","runtime":133}}
        {"type":"movie","movie":{"title":"Mission: Impossible - Rogue Nation","year":2015,\#
          "ids":{"trakt":118909,"slug":"mission-impossible-rogue-nation-2015",\#
          "imdb":"tt2381249","tmdb":177677},"released":"2015-07-31","runtime":131}}
        {"type":"movie","movie":{"title":"Mission: Impossible - Fallout","year":2018,\#
          "ids":{"trakt":231172,"slug":"mission-impossible-fallout-2018",\#
          "imdb":"tt4912910","tmdb":353081},"released":"2018-07-27","runtime":148}}
        {"type":"movie","movie":{"title":"Mission: Impossible - Dead Reckoning Part One",\#
          "year":2023,"ids":{"trakt":422750,\#
          "slug":"mission-impossible-dead-reckoning-part-one-2023",\#
          "imdb":"tt9603212","tmdb":575264},"released":"2023-07-12","runtime":164,\#
          "aliases":["Mission: Impossible - Dead Reckoning"]}}
        {"type":"movie","movie":{"title":"Ghost in the Shell","year":1995,"ids":{"trakt":4980,\#
          "slug":"ghost-in-the-shell-1995","imdb":"tt0113568","tmdb":9323},\#
          "released":"1995-11-18","runtime":83,"original_title":"GHOST IN THE SHELL / 攻殻機動隊",\#
          "aliases":["Kôkaku kidôtai"]}}
        {"type":"movie","movie":{"title":"Ghost in the Shell","year":2017,"ids":{"trakt":205635,\#
          "slug":"ghost-in-the-shell-2017","imdb":"tt1219827","tmdb":315837},\#
          "released":"2017-03-31","runtime":107}}
        {"type":"movie","movie":{"title":"Total Recall","year":1990,"ids":{"trakt":657,\#
          "slug":"total-recall-1990","imdb":"tt0100802","tmdb":861},\#
          "released":"1990-06-01","runtime":113}}
        {"type":"movie","movie":{"title":"Total Recall","year":2012,"ids":{"trakt":46726,\#
          "slug":"total-recall-2012","imdb":"tt1386703","tmdb":64635},\#
          "released":"2012-08-03","runtime":118}}
        {"type":"movie","movie":{"title":"RoboCop","year":1987,"ids":{"trakt":3127,\#
          "slug":"robocop-1987","imdb":"tt0093870","tmdb":5548},\#
          "released":"1987-07-17","runtime":102}}
        {"type":"movie","movie":{"title":"RoboCop","year":2014,"ids":{"trakt":69171,\#
          "slug":"robocop-2014","imdb":"tt1234721","tmdb":97020},\#
          "released":"2014-02-12","runtime":117}}
        {"type":"movie","movie":{"title":"Ocean's Eleven","year":1960,"ids":{"trakt":234,\#
          "slug":"ocean-s-eleven-1960","imdb":"tt0054135","tmdb":299},\#
          "released":"1960-08-10","runtime":127,"aliases":["Ocean's 11"]}}
        {"type":"movie","movie":{"title":"Ocean's Eleven","year":2001,"ids":{"trakt":124,\#
          "slug":"ocean-s-eleven-2001","imdb":"tt0240772","tmdb":161},\#
          "released":"2001-12-07","runtime":116,"aliases":["Ocean's 11"]}}
        {"type":"movie","movie":{"title":"King Kong","year":1933,"ids":{"trakt":190,\#
          "slug":"king-kong-1933","imdb":"tt0024216","tmdb":244},\#
          "released":"1933-04-07","runtime":100}}
        {"type":"movie","movie":{"title":"King Kong","year":1976,"ids":{"trakt":5823,\#
          "slug":"king-kong-1976","imdb":"tt0074751","tmdb":10730},\#
          "released":"1976-12-17","runtime":134}}
        {"type":"movie","movie":{"title":"King Kong","year":2005,"ids":{"trakt":198,\#
          "slug":"king-kong-2005","imdb":"tt0360717","tmdb":254},\#
          "released":"2005-12-14","runtime":187}}
        {"type":"movie","movie":{"title":"Halloween","year":1978,"ids":{"trakt":706,\#
          "slug":"halloween-1978","imdb":"tt0077651","tmdb":948},\#
          "released":"1978-10-25","runtime":91}}
        {"type":"movie","movie":{"title":"Halloween","year":2018,"ids":{"trakt":279894,\#
          "slug":"halloween-2018","imdb":"tt1502407","tmdb":424139},\#
          "released":"2018-10-19","runtime":106}}
        {"type":"movie","movie":{"title":"The Avengers","year":1998,"ids":{"trakt":4978,\#
          "slug":"the-avengers-1998","imdb":"tt0118661","tmdb":9320},\#
          "released":"1998-08-14","runtime":89}}
        {"type":"movie","movie":{"title":"The Avengers","year":2012,"ids":{"trakt":14893,\#
          "slug":"the-avengers-2012","imdb":"tt0848228","tmdb":24428},\#
          "released":"2012-05-04","runtime":143,\#
          "aliases":["Marvel's The Avengers","Avengers Assemble"]}}
        {"type":"movie","movie":{"title":"Westworld","year":1973,"ids":{"trakt":1491,\#
          "slug":"westworld-1973","imdb":"tt0070909","tmdb":2362},\#
          "released":"1973-11-21","runtime":88}}
        {"type":"movie","movie":{"title":"Batman","year":1989,"ids":{"trakt":209,\#
          "slug":"batman-1989","imdb":"tt0096895","tmdb":268},\#
          "released":"1989-06-23","runtime":126}}
        {"type":"movie","movie":{"title":"Batman Begins","year":2005,"ids":{"trakt":212,\#
          "slug":"batman-begins-2005","imdb":"tt0372784","tmdb":272},\#
          "released":"2005-06-15","runtime":140}}
        {"type":"movie","movie":{"title":"The Dark Knight","year":2008,"ids":{"trakt":120,\#
          "slug":"the-dark-knight-2008","imdb":"tt0468569","tmdb":155},\#
          "released":"2008-07-18","runtime":152}}
        {"type":"movie","movie":{"title":"The Dark Knight Rises","year":2012,"ids":{"trakt":33730,\#
          "slug":"the-dark-knight-rises-2012","imdb":"tt1345836","tmdb":49026},\#
          "released":"2012-07-20","runtime":165}}
        {"type":"movie","movie":{"title":"Inception","year":2010,"ids":{"trakt":16662,\#
          "slug":"inception-2010","imdb":"tt1375666","tmdb":27205},\#
          "released":"2010-07-16","runtime":148}}
        {"type":"movie","movie":{"title":"Interstellar","year":2014,"ids":{"trakt":106365,\#
          "slug":"interstellar-2014","imdb":"tt0816692","tmdb":157336},\#
          "released":"2014-11-07","runtime":169}}
        {"type":"movie","movie":{"title":"Oppenheimer","year":2023,"ids":{"trakt":689715,\#
          "slug":"oppenheimer-2023","imdb":"tt15398776","tmdb":872585},\#
          "released":"2023-07-21","runtime":181}}
        {"type":"movie","movie":{"title":"Barbie","year":2023,"ids":{"trakt":226796,\#
          "slug":"barbie-2023","imdb":"tt1517268","tmdb":346698},\#
          "released":"2023-07-21","runtime":114}}
        {"type":"movie","movie":{"title":"The Matrix","year":1999,"ids":{"trakt":476,\#
          "slug":"the-matrix-1999","imdb":"tt0133093","tmdb":603},\#
          "released":"1999-03-31","runtime":136}}
        {"type":"movie","movie":{"title":"The Matrix Reloaded","year":2003,"ids":{"trakt":477,\#
          "slug":"the-matrix-reloaded-2003","imdb":"tt0234215","tmdb":604},\#
          "released":"2003-05-15","runtime":138}}
        {"type":"movie","movie":{"title":"Alien","year":1979,"ids":{"trakt":273,\#
          "slug":"alien-1979","imdb":"tt0078748","tmdb":348},\#
          "released":"1979-05-25","runtime":117}}
        {"type":"movie","movie":{"title":"Aliens","year":1986,"ids":{"trakt":537,\#
          "slug":"aliens-1986","imdb":"tt0090605","tmdb":679},\#
          "released":"1986-07-18","runtime":137,"aliases":["Alien 2"]}}
        {"type":"movie","movie":{"title":"Alien³","year":1992,"ids":{"trakt":4368,\#
          "slug":"alien3-1992","imdb":"tt0103644","tmdb":8077},\#
          "released":"1992-05-22","runtime":114,"aliases":["Alien 3"]}}
        {"type":"movie","movie":{"title":"Heat","year":1995,"ids":{"trakt":707,"slug":"heat-1995",\#
          "imdb":"tt0113277","tmdb":949},"released":"1995-12-15","runtime":170}}
        {"type":"movie","movie":{"title":"Pulp Fiction","year":1994,"ids":{"trakt":538,\#
          "slug":"pulp-fiction-1994","imdb":"tt0110912","tmdb":680},\#
          "released":"1994-10-14","runtime":154}}
        {"type":"movie","movie":{"title":"Fight Club","year":1999,"ids":{"trakt":433,\#
          "slug":"fight-club-1999","imdb":"tt0137523","tmdb":550},\#
          "released":"1999-10-15","runtime":139}}
        {"type":"movie","movie":{"title":"Forrest Gump","year":1994,"ids":{"trakt":10,\#
          "slug":"forrest-gump-1994","imdb":"tt0109830","tmdb":13},\#
          "released":"1994-07-06","runtime":142}}
        {"type":"movie","movie":{"title":"The Godfather","year":1972,"ids":{"trakt":185,\#
          "slug":"the-godfather-1972","imdb":"tt0068646","tmdb":238},\#
          "released":"1972-03-24","runtime":175}}
        {"type":"movie","movie":{"title":"The Godfather Part II","year":1974,"ids":{"trakt":187,\#
          "slug":"the-godfather-part-ii-1974","imdb":"tt0071562","tmdb":240},\#
          "released":"1974-12-20","runtime":202,\#
          "aliases":["The Godfather: Part II","The Godfather 2"]}}
        {"type":"movie","movie":{"title":"The Shawshank Redemption","year":1994,\#
          "ids":{"trakt":217,"slug":"the-shawshank-redemption-1994",\#
          "imdb":"tt0111161","tmdb":278},"released":"1994-09-23","runtime":142}}
        {"type":"movie","movie":{"title":"Jurassic Park","year":1993,"ids":{"trakt":258,\#
          "slug":"jurassic-park-1993","imdb":"tt0107290","tmdb":329},\#
          "released":"1993-06-11","runtime":127}}
        {"type":"movie","movie":{"title":"Toy Story","year":1995,"ids":{"trakt":658,\#
          "slug":"toy-story-1995","imdb":"tt0114709","tmdb":862},\#
          "released":"1995-11-22","runtime":81}}
        {"type":"movie","movie":{"title":"Star Wars","year":1977,"ids":{"trakt":8,\#
          "slug":"star-wars-1977","imdb":"tt0076759","tmdb":11},\#
          "released":"1977-05-25","runtime":121,"aliases":["Star Wars: Episode IV - A New Hope"]}}
        {"type":"movie","movie":{"title":"Star Trek","year":2009,"ids":{"trakt":7919,\#
          "slug":"star-trek-2009","imdb":"tt0796366","tmdb":13475},\#
          "released":"2009-05-08","runtime":127}}
        {"type":"movie","movie":{"title":"Back to the Future","year":1985,"ids":{"trakt":81,\#
          "slug":"back-to-the-future-1985","imdb":"tt0088763","tmdb":105},\#
          "released":"1985-07-03","runtime":116}}
        {"type":"movie","movie":{"title":"Back to the Future Part II","year":1989,\#
          "ids":{"trakt":127,"slug":"back-to-the-future-part-ii-1989",\#
          "imdb":"tt0096874","tmdb":165},"released":"1989-11-22","runtime":108,\#
          "aliases":["Back to the Future 2"]}}
        {"type":"movie","movie":{"title":"Rocky","year":1976,"ids":{"trakt":945,\#
          "slug":"rocky-1976","imdb":"tt0075148","tmdb":1366},\#
          "released":"1976-11-21","runtime":120}}
        {"type":"movie","movie":{"title":"Rocky IV","year":1985,"ids":{"trakt":949,\#
          "slug":"rocky-iv-1985","imdb":"tt0089927","tmdb":1374},\#
          "released":"1985-11-27","runtime":91,"aliases":["Rocky 4"]}}
        {"type":"movie","movie":{"title":"Kill Bill: Vol. 1","year":2003,"ids":{"trakt":18,\#
          "slug":"kill-bill-vol-1-2003","imdb":"tt0266697","tmdb":24},\#
          "released":"2003-10-10","runtime":111,"aliases":["Kill Bill: Volume 1"]}}
        {"type":"movie","movie":{"title":"Kill Bill: Vol. 2","year":2004,"ids":{"trakt":308,\#
          "slug":"kill-bill-vol-2-2004","imdb":"tt0378194","tmdb":393},\#
          "released":"2004-04-16","runtime":136,"aliases":["Kill Bill: Volume 2"]}}
        {"type":"movie","movie":{"title":"The Hunger Games: Mockingjay - Part 1","year":2014,\#
          "ids":{"trakt":90514,"slug":"the-hunger-games-mockingjay-part-1-2014",\#
          "imdb":"tt1951265","tmdb":131631},"released":"2014-11-21","runtime":123}}
        {"type":"movie","movie":{"title":"The Hunger Games: Mockingjay - Part 2","year":2015,\#
          "ids":{"trakt":90516,"slug":"the-hunger-games-mockingjay-part-2-2015",\#
          "imdb":"tt1951266","tmdb":131634},"released":"2015-11-20","runtime":137}}
        {"type":"movie","movie":{"title":"The Fast and the Furious","year":2001,\#
          "ids":{"trakt":5213,"slug":"the-fast-and-the-furious-2001",\#
          "imdb":"tt0232500","tmdb":9799},"released":"2001-06-22","runtime":106}}
        {"type":"movie","movie":{"title":"Fast & Furious","year":2009,"ids":{"trakt":8128,\#
          "slug":"fast-furious-2009","imdb":"tt1013752","tmdb":13804},\#
          "released":"2009-04-03","runtime":107,"aliases":["Fast & Furious 4"]}}
        {"type":"movie","movie":{"title":"Avatar","year":2009,"ids":{"trakt":12070,\#
          "slug":"avatar-2009","imdb":"tt0499549","tmdb":19995},\#
          "released":"2009-12-18","runtime":162}}
        {"type":"movie","movie":{"title":"Avatar: The Way of Water","year":2022,\#
          "ids":{"trakt":56580,"slug":"avatar-the-way-of-water-2022",\#
          "imdb":"tt1630029","tmdb":76600},"released":"2022-12-16","runtime":192,\#
          "aliases":["Avatar 2"]}}
        {"type":"movie","movie":{"title":"Mad Max: Fury Road","year":2015,"ids":{"trakt":56370,\#
          "slug":"mad-max-fury-road-2015","imdb":"tt1392190","tmdb":76341},\#
          "released":"2015-05-15","runtime":121}}
        {"type":"movie","movie":{"title":"Iron Man","year":2008,"ids":{"trakt":1150,\#
          "slug":"iron-man-2008","imdb":"tt0371746","tmdb":1726},\#
          "released":"2008-05-02","runtime":126}}
        {"type":"movie","movie":{"title":"Guardians of the Galaxy","year":2014,"ids":{"trakt":28,\#
          "slug":"guardians-of-the-galaxy-2014","imdb":"tt2015381","tmdb":118340},\#
          "released":"2014-08-01","runtime":121}}
        {"type":"movie","movie":{"title":"Deadpool","year":2016,"ids":{"trakt":190430,\#
          "slug":"deadpool-2016","imdb":"tt1431045","tmdb":293660},\#
          "released":"2016-02-12","runtime":108}}
        {"type":"movie","movie":{"title":"Die Hard","year":1988,"ids":{"trakt":443,\#
          "slug":"die-hard-1988","imdb":"tt0095016","tmdb":562},\#
          "released":"1988-07-15","runtime":132,"aliases":["Stirb langsam"]}}
        {"type":"movie","movie":{"title":"Shaun of the Dead","year":2004,"ids":{"trakt":592,\#
          "slug":"shaun-of-the-dead-2004","imdb":"tt0365748","tmdb":747},\#
          "released":"2004-04-09","runtime":99}}
        {"type":"movie","movie":{"title":"Charlotte's Web","year":2006,"ids":{"trakt":5305,\#
          "slug":"charlotte-s-web-2006","imdb":"tt0413895","tmdb":9986},\#
          "released":"2006-12-15","runtime":97}}
        {"type":"movie","movie":{"title":"Mulholland Drive","year":2001,"ids":{"trakt":746,\#
          "slug":"mulholland-drive-2001","imdb":"tt0166924","tmdb":1018},\#
          "released":"2001-10-12","runtime":147,"aliases":["Mulholland Dr."]}}
        {"type":"movie","movie":{"title":"Everything Everywhere All at Once","year":2022,\#
          "ids":{"trakt":396149,"slug":"everything-everywhere-all-at-once-2022",\#
          "imdb":"tt6710474","tmdb":545611},"released":"2022-03-25","runtime":140}}
        {"type":"movie","movie":{"title":"Up","year":2009,"ids":{"trakt":8355,"slug":"up-2009",\#
          "imdb":"tt1049413","tmdb":14160},"released":"2009-05-29","runtime":96,\#
          "aliases":["Oben"]}}
        {"type":"movie","movie":{"title":"It","year":2017,"ids":{"trakt":226567,"slug":"it-2017",\#
          "imdb":"tt1396484","tmdb":346364},"released":"2017-09-08","runtime":135,\#
          "aliases":["It: Chapter One"]}}
        {"type":"movie","movie":{"title":"Pi","year":1998,"ids":{"trakt":372,"slug":"pi-1998",\#
          "imdb":"tt0138704","tmdb":473},"released":"1998-07-10","runtime":84,"aliases":["π"]}}
        """#
}
