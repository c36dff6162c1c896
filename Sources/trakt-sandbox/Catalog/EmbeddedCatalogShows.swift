// The shows that trakt-sandbox knows without being told: data only, a title a line, as the films
// in EmbeddedCatalog.swift. Broadcasts are instants in UTC, so an evening in New York is the next
// day here, as it is on Trakt; `airs` names the zone. A season that gives only a number of episodes
// is complete all the same. One show is an excerpt: The Daily Show has the first week of its season 21 and no more.

extension EmbeddedCatalog {
    /// Shows, one JSON object a line: title, year, ids, first broadcast, minutes of an episode and
    /// the seasons. `episodes` is their number, or each one with what is known of it; the account's
    /// story needs seasons 3, 6 and 7 of show 1394 by title.
    static let shows = #"""
        {"type":"show","show":{"title":"Marvel's Agents of S.H.I.E.L.D.","year":2013,\#
          "ids":{"trakt":1394,"slug":"marvel-s-agents-of-s-h-i-e-l-d","imdb":"tt2364582",\#
          "tmdb":1403,"tvdb":263365},"first_aired":"2013-09-25T00:00:00.000Z","runtime":45,\#
          "airs":{"day":"Tuesday","time":"20:00","timezone":"America/New_York"},\#
          "aliases":["Agents of S.H.I.E.L.D.","Agents of SHIELD","Marvel's Agents of SHIELD"],\#
          "seasons":[{"number":0,"first_aired":"2014-03-19T00:00:00.000Z","episodes":5},\#
          {"number":1,"first_aired":"2013-09-25T00:00:00.000Z","episodes":22},\#
          {"number":2,"first_aired":"2014-09-24T01:00:00.000Z","episodes":22},\#
          {"number":3,"first_aired":"2015-09-30T01:00:00.000Z","episodes":[\#
          {"number":1,"title":"Laws of Nature","first_aired":"2015-09-30T01:00:00.000Z"},\#
          {"number":2,"title":"Purpose in the Machine","first_aired":"2015-10-07T01:00:00.000Z"},\#
          {"number":3,"title":"A Wanted (Inhu)man","first_aired":"2015-10-14T01:00:00.000Z"},\#
          {"number":4,"title":"Devils You Know","first_aired":"2015-10-21T01:00:00.000Z"},\#
          {"number":5,"title":"4,722 Hours","first_aired":"2015-10-28T01:00:00.000Z"},\#
          {"number":6,"title":"Among Us Hide...","first_aired":"2015-11-04T02:00:00.000Z"},\#
          {"number":7,"title":"Chaos Theory","first_aired":"2015-11-11T02:00:00.000Z"},\#
          {"number":8,"title":"Many Heads, One Tale","first_aired":"2015-11-18T02:00:00.000Z"},\#
          {"number":9,"title":"Closure","first_aired":"2015-12-02T02:00:00.000Z"},\#
          {"number":10,"title":"Maveth","first_aired":"2015-12-09T02:00:00.000Z"},\#
          {"number":11,"title":"Bouncing Back","first_aired":"2016-03-09T02:00:00.000Z"},\#
          {"number":12,"title":"The Inside Man","first_aired":"2016-03-16T01:00:00.000Z"},\#
          {"number":13,"title":"Parting Shot","first_aired":"2016-03-23T01:00:00.000Z"},\#
          {"number":14,"title":"Watchdogs","first_aired":"2016-03-30T01:00:00.000Z"},\#
          {"number":15,"title":"Spacetime","first_aired":"2016-04-06T01:00:00.000Z"},\#
          {"number":16,"title":"Paradise Lost","first_aired":"2016-04-13T01:00:00.000Z"},\#
          {"number":17,"title":"The Team","first_aired":"2016-04-20T01:00:00.000Z"},\#
          {"number":18,"title":"The Singularity","first_aired":"2016-04-27T01:00:00.000Z"},\#
          {"number":19,"title":"Failed Experiments","first_aired":"2016-05-04T01:00:00.000Z"},\#
          {"number":20,"title":"Emancipation","first_aired":"2016-05-11T01:00:00.000Z"},\#
          {"number":21,"title":"Absolution","first_aired":"2016-05-18T01:00:00.000Z"},\#
          {"number":22,"title":"Ascension","first_aired":"2016-05-18T01:00:00.000Z"}]},\#
          {"number":4,"first_aired":"2016-09-21T02:00:00.000Z","episodes":22},\#
          {"number":5,"first_aired":"2017-12-02T02:00:00.000Z","episodes":22},\#
          {"number":6,"first_aired":"2019-05-11T00:00:00.000Z","episodes":[\#
          {"number":1,"title":"Missing Pieces","first_aired":"2019-05-11T00:00:00.000Z"},\#
          {"number":2,"title":"Window of Opportunity","first_aired":"2019-05-18T00:00:00.000Z"},\#
          {"number":3,"title":"Fear and Loathing on the Planet of Kitson",\#
          "first_aired":"2019-05-25T00:00:00.000Z"},\#
          {"number":4,"title":"Code Yellow","first_aired":"2019-06-01T00:00:00.000Z"},\#
          {"number":5,"title":"The Other Thing","first_aired":"2019-06-15T00:00:00.000Z"},\#
          {"number":6,"title":"Inescapable","first_aired":"2019-06-22T00:00:00.000Z"},\#
          {"number":7,"title":"Toldja","first_aired":"2019-06-29T00:00:00.000Z"},\#
          {"number":8,"title":"Collision Course (Part I)",\#
          "first_aired":"2019-07-06T00:00:00.000Z"},\#
          {"number":9,"title":"Collision Course (Part II)",\#
          "first_aired":"2019-07-13T00:00:00.000Z"},\#
          {"number":10,"title":"Leap","first_aired":"2019-07-20T00:00:00.000Z"},\#
          {"number":11,"title":"From the Ashes","first_aired":"2019-07-27T00:00:00.000Z"},\#
          {"number":12,"title":"The Sign","first_aired":"2019-08-03T00:00:00.000Z"},\#
          {"number":13,"title":"New Life","first_aired":"2019-08-03T00:00:00.000Z"}]},\#
          {"number":7,"first_aired":"2020-05-28T02:00:00.000Z","episodes":[\#
          {"number":1,"title":"The New Deal","first_aired":"2020-05-28T02:00:00.000Z"},\#
          {"number":2,"title":"Know Your Onions","first_aired":"2020-06-04T02:00:00.000Z"},\#
          {"number":3,"title":"Alien Commies from the Future!",\#
          "first_aired":"2020-06-11T02:00:00.000Z"},\#
          {"number":4,"title":"Out of the Past","first_aired":"2020-06-18T02:00:00.000Z"},\#
          {"number":5,"title":"A Trout in the Milk","first_aired":"2020-06-25T02:00:00.000Z"},\#
          {"number":6,"title":"Adapt or Die","first_aired":"2020-07-02T02:00:00.000Z"},\#
          {"number":7,"title":"The Totally Excellent Adventures of Mack and The D",\#
          "first_aired":"2020-07-09T02:00:00.000Z"},\#
          {"number":8,"title":"After, Before","first_aired":"2020-07-16T02:00:00.000Z"},\#
          {"number":9,"title":"As I Have Always Been","first_aired":"2020-07-23T02:00:00.000Z"},\#
          {"number":10,"title":"Stolen","first_aired":"2020-07-30T02:00:00.000Z"},\#
          {"number":11,"title":"Brand New Day","first_aired":"2020-08-06T02:00:00.000Z"},\#
          {"number":12,"title":"The End Is at Hand","first_aired":"2020-08-13T02:00:00.000Z"},\#
          {"number":13,"title":"What We're Fighting For",\#
          "first_aired":"2020-08-13T02:00:00.000Z"}]}]}}
        {"type":"show","show":{"title":"Marvel's Agents of S.H.I.E.L.D.: Slingshot","year":2016,\#
          "ids":{"trakt":152103,"slug":"marvel-s-agents-of-s-h-i-e-l-d-slingshot","imdb":null,\#
          "tmdb":69088,"tvdb":null},"first_aired":"2016-12-13T05:00:00.000Z","runtime":5,\#
          "airs":{"day":"Tuesday","time":"00:00","timezone":"America/New_York"},\#
          "aliases":["Agents of S.H.I.E.L.D.: Slingshot"],\#
          "seasons":[{"number":1,"first_aired":"2016-12-13T05:00:00.000Z","episodes":[\#
          {"number":1,"title":"Vendetta","first_aired":"2016-12-13T05:00:00.000Z"},\#
          {"number":2,"title":"John Hancock","first_aired":"2016-12-13T05:00:00.000Z"},\#
          {"number":3,"title":"Progress","first_aired":"2016-12-13T05:00:00.000Z"},\#
          {"number":4,"title":"Reunion","first_aired":"2016-12-13T05:00:00.000Z"},\#
          {"number":5,"title":"Deal Breaker","first_aired":"2016-12-13T05:00:00.000Z"},\#
          {"number":6,"title":"Justicia","first_aired":"2016-12-13T05:00:00.000Z"}]}]}}
        {"type":"show","show":{"title":"Breaking Bad","year":2008,"ids":{"trakt":1388,\#
          "slug":"breaking-bad","imdb":"tt0903747","tmdb":1396,"tvdb":81189},\#
          "first_aired":"2008-01-21T02:00:00.000Z","runtime":47,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":0,"first_aired":"2009-02-18T02:00:00.000Z","episodes":10},\#
          {"number":1,"first_aired":"2008-01-21T02:00:00.000Z","episodes":[\#
          {"number":1,"title":"Pilot","first_aired":"2008-01-21T02:00:00.000Z"},\#
          {"number":2,"title":"Cat's in the Bag...","first_aired":"2008-01-28T02:00:00.000Z"},\#
          {"number":3,"title":"...And the Bag's in the River",\#
          "first_aired":"2008-02-11T02:00:00.000Z"},\#
          {"number":4,"title":"Cancer Man","first_aired":"2008-02-18T02:00:00.000Z"},\#
          {"number":5,"title":"Gray Matter","first_aired":"2008-02-25T02:00:00.000Z"},\#
          {"number":6,"title":"Crazy Handful of Nothin'",\#
          "first_aired":"2008-03-03T02:00:00.000Z"},\#
          {"number":7,"title":"A No-Rough-Stuff-Type Deal",\#
          "first_aired":"2008-03-10T01:00:00.000Z"}]},\#
          {"number":2,"first_aired":"2009-03-09T02:00:00.000Z","episodes":13},\#
          {"number":3,"first_aired":"2010-03-22T02:00:00.000Z","episodes":13},\#
          {"number":4,"first_aired":"2011-07-18T02:00:00.000Z","episodes":13},\#
          {"number":5,"first_aired":"2012-07-16T02:00:00.000Z","episodes":16}]}}
        {"type":"show","show":{"title":"Game of Thrones","year":2011,"ids":{"trakt":1390,\#
          "slug":"game-of-thrones","imdb":"tt0944947","tmdb":1399,"tvdb":121361},\#
          "first_aired":"2011-04-18T01:00:00.000Z","runtime":57,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2011-04-18T01:00:00.000Z","episodes":10},\#
          {"number":2,"first_aired":"2012-04-02T01:00:00.000Z","episodes":10},\#
          {"number":3,"first_aired":"2013-04-01T01:00:00.000Z","episodes":10},\#
          {"number":4,"first_aired":"2014-04-07T01:00:00.000Z","episodes":10},\#
          {"number":5,"first_aired":"2015-04-13T01:00:00.000Z","episodes":10},\#
          {"number":6,"first_aired":"2016-04-25T01:00:00.000Z","episodes":10},\#
          {"number":7,"first_aired":"2017-07-17T01:00:00.000Z","episodes":7},\#
          {"number":8,"first_aired":"2019-04-15T01:00:00.000Z","episodes":6}]}}
        {"type":"show","show":{"title":"The Walking Dead","year":2010,"ids":{"trakt":1393,\#
          "slug":"the-walking-dead","imdb":"tt1520211","tmdb":1402,"tvdb":153021},\#
          "first_aired":"2010-11-01T01:00:00.000Z","runtime":43,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2010-11-01T01:00:00.000Z","episodes":6},\#
          {"number":2,"first_aired":"2011-10-17T01:00:00.000Z","episodes":13},\#
          {"number":3,"first_aired":"2012-10-15T01:00:00.000Z","episodes":16},\#
          {"number":4,"first_aired":"2013-10-14T01:00:00.000Z","episodes":16},\#
          {"number":5,"first_aired":"2014-10-13T01:00:00.000Z","episodes":16},\#
          {"number":6,"first_aired":"2015-10-12T01:00:00.000Z","episodes":16},\#
          {"number":7,"first_aired":"2016-10-24T01:00:00.000Z","episodes":16},\#
          {"number":8,"first_aired":"2017-10-23T01:00:00.000Z","episodes":16},\#
          {"number":9,"first_aired":"2018-10-08T01:00:00.000Z","episodes":16},\#
          {"number":10,"first_aired":"2019-10-07T01:00:00.000Z","episodes":22},\#
          {"number":11,"first_aired":"2021-08-23T01:00:00.000Z","episodes":24}]}}
        {"type":"show","show":{"title":"House of Cards","year":1990,"ids":{"trakt":13420,\#
          "slug":"house-of-cards-1990","imdb":"tt0098825","tmdb":null,"tvdb":79861},\#
          "first_aired":"1990-11-18T21:05:00.000Z","runtime":55,\#
          "airs":{"day":"Sunday","time":"21:05","timezone":"Europe/London"},\#
          "aliases":["House of Cards (UK)"],\#
          "seasons":[{"number":1,"first_aired":"1990-11-18T21:05:00.000Z","episodes":4}]}}
        {"type":"show","show":{"title":"House of Cards","year":2013,"ids":{"trakt":1416,\#
          "slug":"house-of-cards","imdb":"tt1856010","tmdb":1425,"tvdb":262980},\#
          "first_aired":"2013-02-01T08:00:00.000Z","runtime":51,\#
          "airs":{"day":"Friday","time":"03:00","timezone":"America/New_York"},\#
          "aliases":["House of Cards (US)"],\#
          "seasons":[{"number":1,"first_aired":"2013-02-01T08:00:00.000Z","episodes":13},\#
          {"number":2,"first_aired":"2014-02-14T08:00:00.000Z","episodes":13},\#
          {"number":3,"first_aired":"2015-02-27T08:00:00.000Z","episodes":13},\#
          {"number":4,"first_aired":"2016-03-04T08:00:00.000Z","episodes":13},\#
          {"number":5,"first_aired":"2017-05-30T07:00:00.000Z","episodes":13},\#
          {"number":6,"first_aired":"2018-11-02T07:00:00.000Z","episodes":8}]}}
        {"type":"show","show":{"title":"Battlestar Galactica","year":1978,"ids":{"trakt":500,\#
          "slug":"battlestar-galactica","imdb":"tt0076984","tmdb":501,"tvdb":71173},\#
          "first_aired":"1978-09-18T00:00:00.000Z","runtime":48,\#
          "airs":{"day":"Sunday","time":"20:00","timezone":"America/New_York"},\#
          "aliases":["Kampfstern Galactica"],\#
          "seasons":[{"number":1,"first_aired":"1978-09-18T00:00:00.000Z","episodes":24}]}}
        {"type":"show","show":{"title":"Battlestar Galactica","year":2003,"ids":{"trakt":1960,\#
          "slug":"battlestar-galactica-2003","imdb":"tt0407362","tmdb":1972,"tvdb":73545},\#
          "first_aired":"2003-12-09T02:00:00.000Z","runtime":44,\#
          "airs":{"day":"Monday","time":"21:00","timezone":"America/New_York"},\#
          "aliases":["Battlestar Galactica (2004)"],\#
          "seasons":[{"number":0,"first_aired":"2003-12-09T02:00:00.000Z","episodes":2},\#
          {"number":1,"first_aired":"2004-10-19T02:00:00.000Z","episodes":13},\#
          {"number":2,"first_aired":"2005-07-16T02:00:00.000Z","episodes":20},\#
          {"number":3,"first_aired":"2006-10-07T02:00:00.000Z","episodes":20},\#
          {"number":4,"first_aired":"2008-04-05T02:00:00.000Z","episodes":20}]}}
        {"type":"show","show":{"title":"Battlestar Galactica: The Miniseries","year":2003,\#
          "ids":{"trakt":124651,"slug":"battlestar-galactica-the-miniseries","imdb":"tt0314979",\#
          "tmdb":71365,"tvdb":null},"first_aired":"2003-12-09T02:00:00.000Z","runtime":90,\#
          "airs":{"day":"Monday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2003-12-09T02:00:00.000Z","episodes":[\#
          {"number":1,"title":"Night 1","first_aired":"2003-12-09T02:00:00.000Z"},\#
          {"number":2,"title":"Night 2","first_aired":"2003-12-10T02:00:00.000Z"}]}]}}
        {"type":"show","show":{"title":"The Office","year":2005,"ids":{"trakt":2302,\#
          "slug":"the-office","imdb":"tt0386676","tmdb":2316,"tvdb":73244},\#
          "first_aired":"2005-03-25T02:30:00.000Z","runtime":22,\#
          "airs":{"day":"Thursday","time":"21:30","timezone":"America/New_York"},\#
          "aliases":["The Office (US)","The Office US"],\#
          "seasons":[{"number":1,"first_aired":"2005-03-25T02:00:00.000Z","episodes":6},\#
          {"number":2,"first_aired":"2005-09-21T01:00:00.000Z","episodes":22},\#
          {"number":3,"first_aired":"2006-09-22T01:00:00.000Z","episodes":25},\#
          {"number":4,"first_aired":"2007-09-28T01:00:00.000Z","episodes":19},\#
          {"number":5,"first_aired":"2008-09-26T01:00:00.000Z","episodes":28},\#
          {"number":6,"first_aired":"2009-09-18T01:00:00.000Z","episodes":26},\#
          {"number":7,"first_aired":"2010-09-24T01:00:00.000Z","episodes":26},\#
          {"number":8,"first_aired":"2011-09-23T01:00:00.000Z","episodes":24},\#
          {"number":9,"first_aired":"2012-09-21T01:00:00.000Z","episodes":25}]}}
        {"type":"show","show":{"title":"The Office","year":2001,"ids":{"trakt":2978,\#
          "slug":"the-office-uk","imdb":"tt0290978","tmdb":2996,"tvdb":78107},\#
          "first_aired":"2001-07-09T20:30:00.000Z","runtime":30,\#
          "airs":{"day":"Monday","time":"21:30","timezone":"Europe/London"},\#
          "aliases":["The Office (UK)","The Office UK"],\#
          "seasons":[{"number":0,"first_aired":"2003-12-26T21:00:00.000Z","episodes":2},\#
          {"number":1,"first_aired":"2001-07-09T20:30:00.000Z","episodes":6},\#
          {"number":2,"first_aired":"2002-09-30T20:30:00.000Z","episodes":6}]}}
        {"type":"show","show":{"title":"Doctor Who","year":1963,"ids":{"trakt":120,\#
          "slug":"doctor-who","imdb":"tt0056751","tmdb":121,"tvdb":76107},\#
          "first_aired":"1963-11-23T17:15:00.000Z","runtime":25,\#
          "airs":{"day":"Saturday","time":"17:15","timezone":"Europe/London"},\#
          "aliases":["Classic Doctor Who"],\#
          "seasons":[{"number":1,"first_aired":"1963-11-23T17:25:00.000Z","episodes":42},\#
          {"number":2,"first_aired":"1964-10-31T17:25:00.000Z","episodes":39},\#
          {"number":3,"first_aired":"1965-09-11T16:25:00.000Z","episodes":45},\#
          {"number":4,"first_aired":"1966-09-10T16:25:00.000Z","episodes":43},\#
          {"number":5,"first_aired":"1967-09-02T16:25:00.000Z","episodes":40},\#
          {"number":6,"first_aired":"1968-08-10T16:25:00.000Z","episodes":44},\#
          {"number":7,"first_aired":"1970-01-03T16:25:00.000Z","episodes":25},\#
          {"number":8,"first_aired":"1971-01-02T16:25:00.000Z","episodes":25},\#
          {"number":9,"first_aired":"1972-01-01T17:25:00.000Z","episodes":26},\#
          {"number":10,"first_aired":"1972-12-30T17:25:00.000Z","episodes":26},\#
          {"number":11,"first_aired":"1973-12-15T17:25:00.000Z","episodes":26},\#
          {"number":12,"first_aired":"1974-12-28T17:25:00.000Z","episodes":20},\#
          {"number":13,"first_aired":"1975-08-30T16:25:00.000Z","episodes":26},\#
          {"number":14,"first_aired":"1976-09-04T16:25:00.000Z","episodes":26},\#
          {"number":15,"first_aired":"1977-09-03T16:25:00.000Z","episodes":26},\#
          {"number":16,"first_aired":"1978-09-02T16:25:00.000Z","episodes":26},\#
          {"number":17,"first_aired":"1979-09-01T16:25:00.000Z","episodes":20},\#
          {"number":18,"first_aired":"1980-08-30T16:25:00.000Z","episodes":28},\#
          {"number":19,"first_aired":"1982-01-04T17:25:00.000Z","episodes":26},\#
          {"number":20,"first_aired":"1983-01-03T17:25:00.000Z","episodes":22},\#
          {"number":21,"first_aired":"1984-01-05T17:25:00.000Z","episodes":24},\#
          {"number":22,"first_aired":"1985-01-05T17:25:00.000Z","episodes":13},\#
          {"number":23,"first_aired":"1986-09-06T16:25:00.000Z","episodes":14},\#
          {"number":24,"first_aired":"1987-09-07T16:25:00.000Z","episodes":14},\#
          {"number":25,"first_aired":"1988-10-05T16:25:00.000Z","episodes":14},\#
          {"number":26,"first_aired":"1989-09-06T16:25:00.000Z","episodes":14}]}}
        {"type":"show","show":{"title":"Doctor Who","year":2005,"ids":{"trakt":56844,\#
          "slug":"doctor-who-2005","imdb":"tt0436992","tmdb":57243,"tvdb":78804},\#
          "first_aired":"2005-03-26T19:00:00.000Z","runtime":45,\#
          "airs":{"day":"Saturday","time":"19:00","timezone":"Europe/London"},\#
          "seasons":[{"number":1,"first_aired":"2005-03-26T19:00:00.000Z","episodes":13},\#
          {"number":2,"first_aired":"2006-04-15T18:00:00.000Z","episodes":13},\#
          {"number":3,"first_aired":"2007-03-31T18:00:00.000Z","episodes":13},\#
          {"number":4,"first_aired":"2008-04-05T18:00:00.000Z","episodes":13},\#
          {"number":5,"first_aired":"2010-04-03T18:00:00.000Z","episodes":13},\#
          {"number":6,"first_aired":"2011-04-23T18:00:00.000Z","episodes":13},\#
          {"number":7,"first_aired":"2012-09-01T18:00:00.000Z","episodes":13},\#
          {"number":8,"first_aired":"2014-08-23T18:00:00.000Z","episodes":12},\#
          {"number":9,"first_aired":"2015-09-19T18:00:00.000Z","episodes":12},\#
          {"number":10,"first_aired":"2017-04-15T18:00:00.000Z","episodes":12},\#
          {"number":11,"first_aired":"2018-10-07T18:00:00.000Z","episodes":10},\#
          {"number":12,"first_aired":"2020-01-01T19:00:00.000Z","episodes":10},\#
          {"number":13,"first_aired":"2021-10-31T19:00:00.000Z","episodes":6}]}}
        {"type":"show","show":{"title":"Doctor Who","year":2024,"ids":{"trakt":227272,\#
          "slug":"doctor-who-2024","imdb":"tt31433814","tmdb":239770,"tvdb":436992},\#
          "first_aired":"2024-05-10T23:00:00.000Z","runtime":45,\#
          "airs":{"day":"Saturday","time":"00:00","timezone":"Europe/London"},\#
          "seasons":[{"number":1,"first_aired":"2024-05-10T23:00:00.000Z","episodes":8},\#
          {"number":2,"first_aired":"2025-04-11T23:00:00.000Z","episodes":8}]}}
        {"type":"show","show":{"title":"The Sopranos","year":1999,"ids":{"trakt":1389,\#
          "slug":"the-sopranos","imdb":"tt0141842","tmdb":1398,"tvdb":75299},\#
          "first_aired":"1999-01-11T02:00:00.000Z","runtime":55,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"1999-01-11T02:00:00.000Z","episodes":13},\#
          {"number":2,"first_aired":"2000-01-17T02:00:00.000Z","episodes":13},\#
          {"number":3,"first_aired":"2001-03-05T02:00:00.000Z","episodes":13},\#
          {"number":4,"first_aired":"2002-09-16T01:00:00.000Z","episodes":13},\#
          {"number":5,"first_aired":"2004-03-08T02:00:00.000Z","episodes":13},\#
          {"number":6,"first_aired":"2006-03-13T02:00:00.000Z","episodes":21}]}}
        {"type":"show","show":{"title":"The Wire","year":2002,"ids":{"trakt":1428,\#
          "slug":"the-wire","imdb":"tt0306414","tmdb":1438,"tvdb":79126},\#
          "first_aired":"2002-06-03T01:00:00.000Z","runtime":59,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2002-06-03T01:00:00.000Z","episodes":13},\#
          {"number":2,"first_aired":"2003-06-02T01:00:00.000Z","episodes":12},\#
          {"number":3,"first_aired":"2004-09-20T01:00:00.000Z","episodes":12},\#
          {"number":4,"first_aired":"2006-09-11T01:00:00.000Z","episodes":13},\#
          {"number":5,"first_aired":"2008-01-07T02:00:00.000Z","episodes":10}]}}
        {"type":"show","show":{"title":"Friends","year":1994,"ids":{"trakt":1657,"slug":"friends",\#
          "imdb":"tt0108778","tmdb":1668,"tvdb":79168},"first_aired":"1994-09-23T00:30:00.000Z",\#
          "runtime":25,"airs":{"day":"Thursday","time":"20:30","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"1994-09-23T00:00:00.000Z","episodes":24},\#
          {"number":2,"first_aired":"1995-09-22T00:00:00.000Z","episodes":24},\#
          {"number":3,"first_aired":"1996-09-20T00:00:00.000Z","episodes":25},\#
          {"number":4,"first_aired":"1997-09-26T00:00:00.000Z","episodes":24},\#
          {"number":5,"first_aired":"1998-09-25T00:00:00.000Z","episodes":24},\#
          {"number":6,"first_aired":"1999-09-24T00:00:00.000Z","episodes":25},\#
          {"number":7,"first_aired":"2000-10-13T00:00:00.000Z","episodes":24},\#
          {"number":8,"first_aired":"2001-09-28T00:00:00.000Z","episodes":24},\#
          {"number":9,"first_aired":"2002-09-27T00:00:00.000Z","episodes":24},\#
          {"number":10,"first_aired":"2003-09-26T00:00:00.000Z","episodes":18}]}}
        {"type":"show","show":{"title":"Firefly","year":2002,"ids":{"trakt":1427,"slug":"firefly",\#
          "imdb":"tt0303461","tmdb":1437,"tvdb":78874},"first_aired":"2002-09-21T00:00:00.000Z",\#
          "runtime":45,"airs":{"day":"Friday","time":"20:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2002-09-21T00:00:00.000Z","episodes":14}]}}
        {"type":"show","show":{"title":"Sherlock","year":2010,"ids":{"trakt":19792,\#
          "slug":"sherlock","imdb":"tt1475582","tmdb":19885,"tvdb":176941},\#
          "first_aired":"2010-07-25T20:00:00.000Z","runtime":90,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"Europe/London"},\#
          "seasons":[{"number":0,"first_aired":"2016-01-01T21:00:00.000Z","episodes":[\#
          {"number":1,"title":"The Abominable Bride","first_aired":"2016-01-01T21:00:00.000Z"}]},\#
          {"number":1,"first_aired":"2010-07-25T20:00:00.000Z","episodes":3},\#
          {"number":2,"first_aired":"2012-01-01T21:00:00.000Z","episodes":3},\#
          {"number":3,"first_aired":"2014-01-01T21:00:00.000Z","episodes":3},\#
          {"number":4,"first_aired":"2017-01-01T21:00:00.000Z","episodes":3}]}}
        {"type":"show","show":{"title":"Dark","year":2017,"ids":{"trakt":122130,"slug":"dark",\#
          "imdb":"tt5753856","tmdb":70523,"tvdb":334824},"first_aired":"2017-12-01T08:00:00.000Z",\#
          "runtime":53,"airs":{"day":"Friday","time":"03:00","timezone":"America/New_York"},\#
          "original_title":"Dark",\#
          "seasons":[{"number":1,"first_aired":"2017-12-01T08:00:00.000Z","episodes":10},\#
          {"number":2,"first_aired":"2019-06-21T07:00:00.000Z","episodes":8},\#
          {"number":3,"first_aired":"2020-06-27T07:00:00.000Z","episodes":8}]}}
        {"type":"show","show":{"title":"Chernobyl","year":2019,"ids":{"trakt":148408,\#
          "slug":"chernobyl","imdb":"tt7366338","tmdb":87108,"tvdb":360893},\#
          "first_aired":"2019-05-07T01:00:00.000Z","runtime":65,\#
          "airs":{"day":"Monday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2019-05-07T01:00:00.000Z","episodes":[\#
          {"number":1,"title":"1:23:45","first_aired":"2019-05-07T01:00:00.000Z"},\#
          {"number":2,"title":"Please Remain Calm","first_aired":"2019-05-14T01:00:00.000Z"},\#
          {"number":3,"title":"Open Wide, O Earth","first_aired":"2019-05-21T01:00:00.000Z"},\#
          {"number":4,"title":"The Happiness of All Mankind",\#
          "first_aired":"2019-05-28T01:00:00.000Z"},\#
          {"number":5,"title":"Vichnaya Pamyat","first_aired":"2019-06-04T01:00:00.000Z"}]}]}}
        {"type":"show","show":{"title":"The Mandalorian","year":2019,"ids":{"trakt":137178,\#
          "slug":"the-mandalorian","imdb":"tt8111088","tmdb":82856,"tvdb":361753},\#
          "first_aired":"2019-11-12T08:00:00.000Z","runtime":40,\#
          "airs":{"day":"Tuesday","time":"03:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2019-11-12T08:00:00.000Z","episodes":8},\#
          {"number":2,"first_aired":"2020-10-30T07:00:00.000Z","episodes":8},\#
          {"number":3,"first_aired":"2023-03-01T08:00:00.000Z","episodes":8}]}}
        {"type":"show","show":{"title":"24","year":2001,"ids":{"trakt":1961,"slug":"24",\#
          "imdb":"tt0285331","tmdb":1973,"tvdb":76290},"first_aired":"2001-11-07T02:00:00.000Z",\#
          "runtime":44,"airs":{"day":"Tuesday","time":"21:00","timezone":"America/New_York"},\#
          "aliases":["Twenty Four"],\#
          "seasons":[{"number":1,"first_aired":"2001-11-07T02:00:00.000Z","episodes":24},\#
          {"number":2,"first_aired":"2002-10-30T02:00:00.000Z","episodes":24},\#
          {"number":3,"first_aired":"2003-10-29T02:00:00.000Z","episodes":24},\#
          {"number":4,"first_aired":"2005-01-10T02:00:00.000Z","episodes":24},\#
          {"number":5,"first_aired":"2006-01-16T02:00:00.000Z","episodes":24},\#
          {"number":6,"first_aired":"2007-01-15T02:00:00.000Z","episodes":24},\#
          {"number":7,"first_aired":"2009-01-12T02:00:00.000Z","episodes":24},\#
          {"number":8,"first_aired":"2010-01-18T02:00:00.000Z","episodes":24}]}}
        {"type":"show","show":{"title":"1883","year":2021,"ids":{"trakt":164449,"slug":"1883",\#
          "imdb":"tt13991232","tmdb":118357,"tvdb":396390},\#
          "first_aired":"2021-12-19T08:00:00.000Z","runtime":55,\#
          "airs":{"day":"Sunday","time":"03:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2021-12-19T08:00:00.000Z","episodes":10}]}}
        {"type":"show","show":{"title":"Star Trek","year":1966,"ids":{"trakt":252,\#
          "slug":"star-trek","imdb":"tt0060028","tmdb":253,"tvdb":77526},\#
          "first_aired":"1966-09-09T00:30:00.000Z","runtime":50,\#
          "airs":{"day":"Thursday","time":"20:30","timezone":"America/New_York"},\#
          "aliases":["Star Trek: The Original Series"],\#
          "seasons":[{"number":1,"first_aired":"1966-09-09T00:30:00.000Z","episodes":29},\#
          {"number":2,"first_aired":"1967-09-16T00:30:00.000Z","episodes":26},\#
          {"number":3,"first_aired":"1968-09-21T00:30:00.000Z","episodes":24}]}}
        {"type":"show","show":{"title":"Star Trek: The Next Generation","year":1987,\#
          "ids":{"trakt":653,"slug":"star-trek-the-next-generation","imdb":"tt0092455","tmdb":655,\#
          "tvdb":71470},"first_aired":"1987-09-28T23:00:00.000Z","runtime":45,\#
          "airs":{"day":"Monday","time":"19:00","timezone":"America/New_York"},\#
          "aliases":["Star Trek TNG"],\#
          "seasons":[{"number":1,"first_aired":"1987-09-28T23:00:00.000Z","episodes":26},\#
          {"number":2,"first_aired":"1988-11-22T00:00:00.000Z","episodes":22},\#
          {"number":3,"first_aired":"1989-09-25T23:00:00.000Z","episodes":26},\#
          {"number":4,"first_aired":"1990-09-24T23:00:00.000Z","episodes":26},\#
          {"number":5,"first_aired":"1991-09-23T23:00:00.000Z","episodes":26},\#
          {"number":6,"first_aired":"1992-09-21T23:00:00.000Z","episodes":26},\#
          {"number":7,"first_aired":"1993-09-20T23:00:00.000Z","episodes":26}]}}
        {"type":"show","show":{"title":"Westworld","year":2016,"ids":{"trakt":98470,\#
          "slug":"westworld","imdb":"tt0475784","tmdb":63247,"tvdb":296762},\#
          "first_aired":"2016-10-03T01:00:00.000Z","runtime":60,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2016-10-03T01:00:00.000Z","episodes":10},\#
          {"number":2,"first_aired":"2018-04-23T01:00:00.000Z","episodes":10},\#
          {"number":3,"first_aired":"2020-03-16T01:00:00.000Z","episodes":8},\#
          {"number":4,"first_aired":"2022-06-27T01:00:00.000Z","episodes":8}]}}
        {"type":"show","show":{"title":"Fawlty Towers","year":1975,"ids":{"trakt":2194,\#
          "slug":"fawlty-towers","imdb":"tt0072500","tmdb":2207,"tvdb":75932},\#
          "first_aired":"1975-09-19T20:00:00.000Z","runtime":30,\#
          "airs":{"day":"Friday","time":"21:00","timezone":"Europe/London"},\#
          "seasons":[{"number":1,"first_aired":"1975-09-19T20:00:00.000Z","episodes":[\#
          {"number":1,"title":"A Touch of Class","first_aired":"1975-09-19T20:00:00.000Z"},\#
          {"number":2,"title":"The Builders","first_aired":"1975-09-26T20:00:00.000Z"},\#
          {"number":3,"title":"The Wedding Party","first_aired":"1975-10-03T20:00:00.000Z"},\#
          {"number":4,"title":"The Hotel Inspectors","first_aired":"1975-10-10T20:00:00.000Z"},\#
          {"number":5,"title":"Gourmet Night","first_aired":"1975-10-17T20:00:00.000Z"},\#
          {"number":6,"title":"The Germans","first_aired":"1975-10-24T20:00:00.000Z"}]},\#
          {"number":2,"first_aired":"1979-02-19T21:00:00.000Z","episodes":6}]}}
        {"type":"show","show":{"title":"Torchwood","year":2006,"ids":{"trakt":423,\#
          "slug":"torchwood","imdb":"tt0485301","tmdb":424,"tvdb":79511},\#
          "first_aired":"2006-10-22T20:00:00.000Z","runtime":50,\#
          "airs":{"day":"Sunday","time":"21:00","timezone":"Europe/London"},\#
          "seasons":[{"number":1,"first_aired":"2006-10-22T20:00:00.000Z","episodes":13},\#
          {"number":2,"first_aired":"2008-01-16T21:00:00.000Z","episodes":13},\#
          {"number":3,"first_aired":"2009-07-06T20:00:00.000Z","episodes":[\#
          {"number":1,"title":"Children of Earth: Day One",\#
          "first_aired":"2009-07-06T20:00:00.000Z"},\#
          {"number":2,"title":"Children of Earth: Day Two",\#
          "first_aired":"2009-07-07T20:00:00.000Z"},\#
          {"number":3,"title":"Children of Earth: Day Three",\#
          "first_aired":"2009-07-08T20:00:00.000Z"},\#
          {"number":4,"title":"Children of Earth: Day Four",\#
          "first_aired":"2009-07-09T20:00:00.000Z"},\#
          {"number":5,"title":"Children of Earth: Day Five",\#
          "first_aired":"2009-07-10T20:00:00.000Z"}]},\#
          {"number":4,"first_aired":"2011-07-09T02:00:00.000Z","episodes":10}]}}
        {"type":"show","show":{"title":"The Daily Show","year":1996,"ids":{"trakt":2211,\#
          "slug":"the-daily-show","imdb":"tt0115147","tmdb":2224,"tvdb":71256},\#
          "first_aired":"1996-07-23T03:00:00.000Z","runtime":22,\#
          "airs":{"day":"Monday","time":"23:00","timezone":"America/New_York"},\#
          "aliases":["The Daily Show with Trevor Noah","The Daily Show with Jon Stewart"],\#
          "seasons":[{"number":21,"first_aired":"2015-09-29T03:00:00.000Z","episodes":[\#
          {"number":1,"title":"Kevin Hart","first_aired":"2015-09-29T03:00:00.000Z"},\#
          {"number":2,"title":"Whitney Wolfe","first_aired":"2015-09-30T03:00:00.000Z"},\#
          {"number":3,"title":"Chris Christie","first_aired":"2015-10-01T03:00:00.000Z"},\#
          {"number":4,"title":"Ryan Adams","first_aired":"2015-10-02T03:00:00.000Z"}]}]}}
        {"type":"show","show":{"title":"Attack on Titan","year":2013,"ids":{"trakt":1420,\#
          "slug":"attack-on-titan","imdb":"tt2560140","tmdb":1429,"tvdb":267440},\#
          "first_aired":"2013-04-06T16:58:00.000Z","runtime":24,\#
          "airs":{"day":"Sunday","time":"01:58","timezone":"Asia/Tokyo"},\#
          "original_title":"進撃の巨人","aliases":["Shingeki no Kyojin"],\#
          "seasons":[{"number":1,"first_aired":"2013-04-06T16:58:00.000Z","episodes":[\#
          {"number":1,"number_abs":1},{"number":2,"number_abs":2},{"number":3,"number_abs":3},\#
          {"number":4,"number_abs":4},{"number":5,"number_abs":5},{"number":6,"number_abs":6},\#
          {"number":7,"number_abs":7},{"number":8,"number_abs":8},{"number":9,"number_abs":9},\#
          {"number":10,"number_abs":10},{"number":11,"number_abs":11},\#
          {"number":12,"number_abs":12},{"number":13,"number_abs":13},\#
          {"number":14,"number_abs":14},{"number":15,"number_abs":15},\#
          {"number":16,"number_abs":16},{"number":17,"number_abs":17},\#
          {"number":18,"number_abs":18},{"number":19,"number_abs":19},\#
          {"number":20,"number_abs":20},{"number":21,"number_abs":21},\#
          {"number":22,"number_abs":22},{"number":23,"number_abs":23},\#
          {"number":24,"number_abs":24},{"number":25,"number_abs":25}]},\#
          {"number":2,"first_aired":"2017-04-01T13:00:00.000Z","episodes":[\#
          {"number":1,"title":"Beast Titan",\#
          "first_aired":"2017-04-01T13:00:00.000Z","number_abs":26},\#
          {"number":2,"title":"I'm Home",\#
          "first_aired":"2017-04-08T13:00:00.000Z","number_abs":27},\#
          {"number":3,"title":"Southwestward",\#
          "first_aired":"2017-04-15T13:00:00.000Z","number_abs":28},\#
          {"number":4,"title":"Soldier","first_aired":"2017-04-22T13:00:00.000Z","number_abs":29},\#
          {"number":5,"title":"Historia",\#
          "first_aired":"2017-04-29T13:00:00.000Z","number_abs":30},\#
          {"number":6,"title":"Warrior","first_aired":"2017-05-06T13:00:00.000Z","number_abs":31},\#
          {"number":7,"title":"Close Combat",\#
          "first_aired":"2017-05-13T13:00:00.000Z","number_abs":32},\#
          {"number":8,"title":"The Hunters",\#
          "first_aired":"2017-05-20T13:00:00.000Z","number_abs":33},\#
          {"number":9,"title":"Opening","first_aired":"2017-05-27T13:00:00.000Z","number_abs":34},\#
          {"number":10,"title":"Children",\#
          "first_aired":"2017-06-03T13:00:00.000Z","number_abs":35},\#
          {"number":11,"title":"Charge","first_aired":"2017-06-10T13:00:00.000Z","number_abs":36},\#
          {"number":12,"title":"Scream",\#
          "first_aired":"2017-06-17T13:00:00.000Z","number_abs":37}]},\#
          {"number":3,"first_aired":"2018-07-22T15:35:00.000Z","episodes":[\#
          {"number":1,"number_abs":38},{"number":2,"number_abs":39},{"number":3,"number_abs":40},\#
          {"number":4,"number_abs":41},{"number":5,"number_abs":42},{"number":6,"number_abs":43},\#
          {"number":7,"number_abs":44},{"number":8,"number_abs":45},{"number":9,"number_abs":46},\#
          {"number":10,"number_abs":47},{"number":11,"number_abs":48},\#
          {"number":12,"number_abs":49},{"number":13,"number_abs":50},\#
          {"number":14,"number_abs":51},{"number":15,"number_abs":52},\#
          {"number":16,"number_abs":53},{"number":17,"number_abs":54},\#
          {"number":18,"number_abs":55},{"number":19,"number_abs":56},\#
          {"number":20,"number_abs":57},{"number":21,"number_abs":58},\#
          {"number":22,"number_abs":59}]},\#
          {"number":4,"first_aired":"2020-12-06T15:10:00.000Z","episodes":[\#
          {"number":1,"number_abs":60},{"number":2,"number_abs":61},{"number":3,"number_abs":62},\#
          {"number":4,"number_abs":63},{"number":5,"number_abs":64},{"number":6,"number_abs":65},\#
          {"number":7,"number_abs":66},{"number":8,"number_abs":67},{"number":9,"number_abs":68},\#
          {"number":10,"number_abs":69},{"number":11,"number_abs":70},\#
          {"number":12,"number_abs":71},{"number":13,"number_abs":72},\#
          {"number":14,"number_abs":73},{"number":15,"number_abs":74},\#
          {"number":16,"number_abs":75},{"number":17,"number_abs":76},\#
          {"number":18,"number_abs":77},{"number":19,"number_abs":78},\#
          {"number":20,"number_abs":79},{"number":21,"number_abs":80},\#
          {"number":22,"number_abs":81},{"number":23,"number_abs":82},\#
          {"number":24,"number_abs":83},{"number":25,"number_abs":84},\#
          {"number":26,"number_abs":85},{"number":27,"number_abs":86},\#
          {"number":28,"number_abs":87}]}]}}
        {"type":"show","show":{"title":"Fullmetal Alchemist","year":2003,"ids":{"trakt":42428,\#
          "slug":"fullmetal-alchemist","imdb":"tt0421357","tmdb":42705,"tvdb":75579},\#
          "first_aired":"2003-10-04T09:00:00.000Z","runtime":24,\#
          "airs":{"day":"Saturday","time":"18:00","timezone":"Asia/Tokyo"},\#
          "original_title":"鋼の錬金術師","aliases":["Hagane no Renkinjutsushi"],\#
          "seasons":[{"number":1,"first_aired":"2003-10-04T09:00:00.000Z","episodes":51}]}}
        {"type":"show","show":{"title":"Fullmetal Alchemist: Brotherhood","year":2009,\#
          "ids":{"trakt":31724,"slug":"fullmetal-alchemist-brotherhood","imdb":"tt1355642",\#
          "tmdb":31911,"tvdb":85249},"first_aired":"2009-04-05T08:00:00.000Z","runtime":24,\#
          "airs":{"day":"Sunday","time":"17:00","timezone":"Asia/Tokyo"},\#
          "original_title":"鋼の錬金術師 FULLMETAL ALCHEMIST",\#
          "aliases":["Hagane no Renkinjutsushi: Fullmetal Alchemist"],\#
          "seasons":[{"number":1,"first_aired":"2009-04-05T08:00:00.000Z","episodes":64}]}}
        {"type":"show","show":{"title":"Cowboy Bebop","year":1998,"ids":{"trakt":30811,\#
          "slug":"cowboy-bebop","imdb":"tt0213338","tmdb":30991,"tvdb":76885},\#
          "first_aired":"1998-04-03T09:00:00.000Z","runtime":24,\#
          "airs":{"day":"Friday","time":"18:00","timezone":"Asia/Tokyo"},\#
          "original_title":"カウボーイビバップ",\#
          "seasons":[{"number":1,"first_aired":"1998-04-03T09:00:00.000Z","episodes":26}]}}
        {"type":"show","show":{"title":"Cowboy Bebop","year":2021,"ids":{"trakt":163118,\#
          "slug":"cowboy-bebop-2021","imdb":"tt1267295","tmdb":null,"tvdb":null},\#
          "first_aired":"2021-11-19T08:00:00.000Z","runtime":46,\#
          "airs":{"day":"Friday","time":"03:00","timezone":"America/New_York"},\#
          "seasons":[{"number":1,"first_aired":"2021-11-19T08:00:00.000Z","episodes":10}]}}
        {"type":"show","show":{"title":"Neon Genesis Evangelion","year":1995,"ids":{"trakt":886,\#
          "slug":"neon-genesis-evangelion","imdb":"tt0112159","tmdb":890,"tvdb":70350},\#
          "first_aired":"1995-10-04T09:30:00.000Z","runtime":24,\#
          "airs":{"day":"Wednesday","time":"18:30","timezone":"Asia/Tokyo"},\#
          "original_title":"新世紀エヴァンゲリオン","aliases":["Shinseiki Evangelion"],\#
          "seasons":[{"number":1,"first_aired":"1995-10-04T09:30:00.000Z","episodes":26}]}}
        """#
}
