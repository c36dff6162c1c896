/// Shows: mostly without a year, with countries, years and presenters in the title.
enum ShowCases {
    static let all: [MatcherCase] = [
        MatcherCase("Breaking Bad", nil, ["Breaking Bad@2008", "Breaking Bad: Minisodes@2009"], 1),
        MatcherCase("THIS IS US", nil, ["This Is Us@2016%us", "This Is@2010%us"], 1),
        MatcherCase("Breaking Bad", 2008, ["Breaking Bad@2008"], 1),
        MatcherCase("House of Cards", nil, ["House of Cards@1990", "House of Cards@2013"], nil),
        MatcherCase("House of Cards", 2013, ["House of Cards@1990", "House of Cards@2013"], 2),
        MatcherCase(
            "House of Cards (2013)", nil,
            ["House of Cards@1990", "House of Cards@2013"], 2),
        MatcherCase(
            "House of Cards (US)", nil,
            ["House of Cards@1990%gb", "House of Cards@2013%us"], 2),
        MatcherCase(
            "House of Cards (US)", nil, ["House of Cards@1990", "House of Cards@2013"], nil),
        MatcherCase("House of Cards (UK)", nil, ["House of Cards@2013%us"], nil),
        MatcherCase("The Office (US)", nil, ["The Office@2001%gb", "The Office@2005%us"], 2),
        MatcherCase("The Office US", nil, ["The Office@2001%gb", "The Office@2005%us"], 2),
        MatcherCase("The Office (US)", 2005, ["The Office@2001", "The Office@2005"], 2),
        MatcherCase("The Office (US)", nil, ["The Office (US)@2005", "The Office@2001"], 1),
        MatcherCase("The Office", nil, ["The Office (US)@2005", "The Office@2001"], nil),
        MatcherCase("The Office", 2005, ["The Office (US)@2005", "The Office@2001"], 1),
        MatcherCase("The Office", nil, ["The Office (US)@2005"], 1),
        MatcherCase("Ghosts (US)", nil, ["Ghosts@2019", "Ghosts (US)@2021~Ghosts US"], 2),
        MatcherCase("Ghosts (US)", nil, ["Ghosts@2019%us", "Ghosts (US)@2021%us"], 2),
        MatcherCase("Ghosts (US)", 2021, ["Ghosts@2019%us", "Ghosts (US)@2021%us"], 2),
        MatcherCase("Ghosts (US)", 2019, ["Ghosts@2019%us", "Ghosts (US)@2021%us"], 1),
        MatcherCase("Ghosts US", nil, ["Ghosts@2019~Ghosts UK", "Ghosts (US)@2021"], 2),
        MatcherCase("Ghosts (UK)", nil, ["Ghosts@2019~Ghosts UK", "Ghosts (US)@2021"], 1),
        MatcherCase("Ghosts", nil, ["Ghosts@2019~Ghosts UK", "Ghosts (US)@2021"], nil),
        MatcherCase(
            "Being Human (US)", nil,
            ["Being Human@2008~Being Human (UK)", "Being Human (US)@2011"], 2),
        MatcherCase(
            "Being Human (UK)", nil,
            ["Being Human@2008~Being Human (UK)", "Being Human (US)@2011"], 1),
        MatcherCase("P. E. Coach", nil, ["P.E. Coach@2023"], 1),
        MatcherCase("P.E. Coach", nil, ["P. E. Coach@2023"], 1),
        MatcherCase("PE Coach", nil, ["P.E. Coach@2023", "The Coach@2023"], 1),
        MatcherCase("P.E Coach", nil, ["PE Coach@2023"], 1),
        MatcherCase("J. R. R. Tales", nil, ["JRR Tales@2023"], 1),
        MatcherCase("Shameless US", nil, ["Shameless@2011%us", "Shameless@2004%gb"], 1),
        MatcherCase("Shameless (US) (2011)", nil, ["Shameless@2011%us", "Shameless@2004%gb"], 1),
        MatcherCase("Doctor Who", nil, ["Doctor Who@1963", "Doctor Who@2005"], nil),
        MatcherCase("Doctor Who (2005)", nil, ["Doctor Who@1963", "Doctor Who@2005"], 2),
        MatcherCase("Doctor Who (2005)", 2005, ["Doctor Who@1963", "Doctor Who@2005"], 2),
        MatcherCase("Doctor Who", 2005, ["Doctor Who (2005)@2005", "Doctor Who@1963"], 1),
        MatcherCase("Doctor Who", 1963, ["Doctor Who (2005)@2005", "Doctor Who@1963"], 2),
        MatcherCase(
            "Battlestar Galactica (2003)", nil,
            ["Battlestar Galactica@1978", "Battlestar Galactica@2003"], 2),
        MatcherCase(
            "Battlestar Galactica", 2004,
            ["Battlestar Galactica@1978", "Battlestar Galactica@2003"], 2),
        MatcherCase(
            "Marvels Agents of SHIELD", nil,
            [
                "Marvel's Agents of S.H.I.E.L.D.@2013",
                "Marvel's Agents of S.H.I.E.L.D.: Slingshot@2016",
            ], 1),
        MatcherCase(
            "Agents of S.H.I.E.L.D", nil,
            [
                "Marvel's Agents of S.H.I.E.L.D.: Slingshot@2016",
                "Marvel's Agents of S.H.I.E.L.D.@2013",
            ], 2),
        MatcherCase(
            "Marvel's Agents of S H I E L D", 2013,
            ["Marvel's Agents of S.H.I.E.L.D.@2013"], 1),
        MatcherCase(
            "Marvel's Agents of S.H.I.E.L.D. Slingshot", nil,
            [
                "Marvel's Agents of S.H.I.E.L.D.@2013",
                "Marvel's Agents of S.H.I.E.L.D.: Slingshot@2016",
            ], 2),
        MatcherCase(
            "Agents of SHIELD Slingshot", nil,
            ["Marvel's Agents of S.H.I.E.L.D.@2013"], nil),
        MatcherCase(
            "Marvel's Daredevil", nil, ["Daredevil@2015", "Daredevil: Born Again@2025"], 1),
        MatcherCase("Star Trek", nil, ["Star Trek@1966", "Star Trek: Voyager@1995"], 1),
        MatcherCase("Star Trek Voyager", nil, ["Star Trek@1966", "Star Trek: Voyager@1995"], 2),
        MatcherCase("Star Trek - Voyager", nil, ["Star Trek@1966", "Star Trek: Voyager@1995"], 2),
        MatcherCase("Cosmos", 2014, ["Cosmos@1980", "Cosmos: A Spacetime Odyssey@2014"], nil),
        MatcherCase("1923", 2022, ["1923@2022", "1883@2021"], 1),
        MatcherCase("1923 (2022)", nil, ["1923@2022", "1883@2021"], 1),
        MatcherCase("24", nil, ["24@2001", "24: Legacy@2017", "24@2013"], nil),
        MatcherCase("The 100", nil, ["The 100@2014"], 1),
        MatcherCase("Castle (2009)", nil, ["Castle@2009", "Castle@1983"], 1),
        MatcherCase("Utopia", 2013, ["Utopia@2013", "Utopia@2014", "Utopia@2020"], 1),
        MatcherCase("Utopia (UK)", nil, ["Utopia@2013%gb", "Utopia@2014%au", "Utopia@2020%us"], 1),
        MatcherCase("La Casa de Papel", nil, ["Money Heist@2017=La casa de papel"], 1),
        MatcherCase("Bridge", nil, ["The Bridge@2011", "The Bridge@2013"], nil),
        MatcherCase("Forsyte Saga, The", nil, ["The Forsyte Saga@1967"], 1),
        MatcherCase("Law and Order SVU", nil, ["Law & Order@1990"], nil),
        MatcherCase("Law and Order", nil, ["Law & Order@1990", "Law & Order: SVU@1999"], 1),
        MatcherCase("Attack on Titan", 2013, ["Attack on Titan@2013=進撃の巨人"], 1),
        MatcherCase("3-gatsu no Lion", nil, ["March Comes in Like a Lion@2016=3月のライオン"], nil),
        MatcherCase("American Dad", nil, ["American Dad!@2005"], 1),
        MatcherCase(
            "Whose Line Is It Anyway (US)", nil,
            ["Whose Line Is It Anyway?@1998%us", "Whose Line Is It Anyway?@1988%gb"], 1),
        MatcherCase("Mr Robot", nil, ["Mr. Robot@2015"], 1),
        MatcherCase("Dallas", 1978, ["Dallas@1978", "Dallas@2012"], 1),
        MatcherCase("Dallas", 1979, ["Dallas@1978", "Dallas@2012"], 1),
        MatcherCase("Dallas", 1990, ["Dallas@1978", "Dallas@2012"], nil),
        MatcherCase("V", 2009, ["V@1983", "V@2009", "V@1984"], 2),
        MatcherCase("V", 1984, ["V@1983", "V@2009", "V@1984"], 3),
        MatcherCase("One Piece", 1999, ["One Piece@1999", "ONE PIECE@2023"], 1),
        MatcherCase("One Piece", nil, ["One Piece@1999", "ONE PIECE@2023"], nil),
    ]
}
