"""Short news paragraphs of our own making, with the people, the bodies and the countries that stand in them.

People and most companies are invented; bodies that exist stand for their form only. Names are parted by "|".
"""

GOLD: tuple[tuple[str, str, str, str], ...] = (
    (
        "Elmar Qasimli, head of the export department of the Ministry of Economy, visited the plant in "
        "Ganja. “The line will start in May,” Qasimli said.",
        "Elmar Qasimli",
        "Ministry of Economy",
        "",
    ),
    (
        "The plant's director, Vusal Rahimzade, told reporters that Azerbaijan exported 40 tractors to "
        "Türkiye and Georgia.",
        "Vusal Rahimzade",
        "",
        "Azerbaijan|Turkey|Georgia",
    ),
    (
        "Turkish drone maker Kartalay delivered 12 aircraft to Kazakhstan, its chief executive Haldun "
        "Korkmazer said. Kartalay plans a plant near Astana.",
        "Haldun Korkmazer",
        "Kartalay",
        "Turkey|Kazakhstan",
    ),
    (
        "Pakistan's Minister for Defence Production Muhammad Raza Hayat Harral met Lieutenant General "
        "Asim Jawad Malik at the Heavy Vehicles Factory in Taxila.",
        "Muhammad Raza Hayat Harral|Asim Jawad Malik",
        "Heavy Vehicles Factory",
        "Pakistan",
    ),
    (
        "Giorgi Beridze, the mayor of Rustavi, and Nino Kapanadze of the Georgian Steel Union opened "
        "the hall. Beridze thanked the workers.",
        "Giorgi Beridze|Nino Kapanadze",
        "Georgian Steel Union",
        "Georgia",
    ),
    (
        "According to Kazakh Deputy Prime Minister Serik Zhumanbekov, the Pavlodar Tractor Works LLP "
        "will build 500 machines a year.",
        "Serik Zhumanbekov",
        "Pavlodar Tractor Works LLP",
        "Kazakhstan",
    ),
    (
        "“We export to 14 countries,” said Dilnoza Yusupova, deputy chairwoman of Uzselmash JSC. "
        "Uzselmash belongs to the State Assets Management Agency of Uzbekistan.",
        "Dilnoza Yusupova",
        "Uzselmash JSC|State Assets Management Agency of Uzbekistan",
        "Uzbekistan",
    ),
    (
        "The State Arms Company of Moldova (SACM) signed a contract with Rheinmetall. SACM will pay 4 million euros.",
        "",
        "State Arms Company of Moldova|Rheinmetall",
        "Moldova",
    ),
    (
        "German Defence Minister Lothar Brandhuber and his French counterpart Hélène d'Aubigny signed "
        "the letter in Paris.",
        "Lothar Brandhuber|Hélène d'Aubigny",
        "",
        "Germany|France",
    ),
    (
        "U.S. Army Colonel J.D. Hartwell said the United States would buy 300 trucks. Hartwell spoke at Fort Worth.",
        "J.D. Hartwell",
        "US Army",
        "United States",
    ),
    (
        "Jane Achieng said the Kericho Tea Company grew by 4 percent. Kenyan farmers sold more tea.",
        "Jane Achieng",
        "Kericho Tea Company",
        "Kenya",
    ),
    (
        "Xiang Weimin, a spokesman for the Ministry of Commerce, said China would lower the tariff. "
        "Chinese exports rose.",
        "Xiang Weimin",
        "Ministry of Commerce",
        "China",
    ),
    (
        "South Korea's Daehan Systems and Poland's Huta Zgoda will build howitzers, Polish Deputy "
        "Defence Minister Paweł Zabłocki announced.",
        "Paweł Zabłocki",
        "Daehan Systems",
        "South Korea|Poland",
    ),
    (
        "The Democratic Republic of the Congo and the Republic of Korea agreed on a loan of the African "
        "Development Bank.",
        "",
        "African Development Bank",
        "DR Congo|South Korea",
    ),
    (
        "North Macedonia, Papua New Guinea and Guinea-Bissau abstained, while Equatorial Guinea voted against.",
        "",
        "",
        "North Macedonia|Papua New Guinea|Guinea-Bissau|Equatorial Guinea",
    ),
    (
        "Ahmed bin Rashid Al Falasi, chairman of Gulf Marine Holding, opened the shipyard in Abu Dhabi. "
        "The UAE paid half.",
        "Ahmed bin Rashid Al Falasi",
        "Gulf Marine Holding",
        "United Arab Emirates",
    ),
    (
        "Mr. Okafor and Ms. Lindqvist run the fund. Dr. Ibrahim Sow advises it.",
        "Okafor|Lindqvist|Ibrahim Sow",
        "",
        "",
    ),
    (
        "Pieter van der Meulen succeeds Anna Nowak as chief executive of Delfzijl Shipbuilding NV.",
        "Pieter van der Meulen|Anna Nowak",
        "Delfzijl Shipbuilding NV",
        "",
    ),
    (
        "Ursula Kappeler of the European Commission met Prime Minister Irakli Javakhidze in Tbilisi. "
        "Javakhidze asked for more time.",
        "Ursula Kappeler|Irakli Javakhidze",
        "European Commission",
        "",
    ),
    (
        "President İlham Səmədov received Recep Tayfun Yıldırım. Səmədov noted the growth of trade with Turkey.",
        "İlham Səmədov|Recep Tayfun Yıldırım",
        "",
        "Turkey",
    ),
    (
        "Минский завод was visited by Сергей Иванов. Иванов said that Belarus needs more steel.",
        "Сергей Иванов",
        "",
        "Belarus",
    ),
    (
        "The Central Bank of Azerbaijan and the State Customs Committee published the figures on Monday.",
        "",
        "Central Bank of Azerbaijan|State Customs Committee",
        "Azerbaijan",
    ),
    (
        "Khanlar Fatizade and Xanlar Fatizade are one man in two spellings, the Ganja Gear Plant said.",
        "Khanlar Fatizade",
        "Ganja Gear Plant",
        "",
    ),
    (
        "Brazilian and Argentine officials met in Montevideo. Embraer delivered two aircraft to Portugal.",
        "",
        "Embraer",
        "Brazil|Argentina|Portugal",
    ),
    (
        "Michael Jordanov bought shares of a company in New Mexico and moved to Jordan.",
        "Michael Jordanov",
        "",
        "Jordan",
    ),
    (
        "Chad Whitfield, 45, works in Chad for the World Food Programme.",
        "Chad Whitfield",
        "",
        "Chad",
    ),
    (
        "Karmet delivered 4,000 tonnes of rails. The buyer, Temir Jol, pays in tenge, Kazakhstan's currency.",
        "",
        "Karmet",
        "Kazakhstan",
    ),
    (
        "Shares of Norwegian carmaker Fjordbil fell. Fjordbil's chief executive Ingrid Solheim resigned.",
        "Ingrid Solheim",
        "Fjordbil",
        "Norway",
    ),
    (
        "Ukraine’s Ministry of Strategic Industries and the Danish company Skjold A/S founded a joint "
        "venture, Minister Oleh Kravchuk said.",
        "Oleh Kravchuk",
        "Ministry of Strategic Industries|Skjold",
        "Ukraine|Denmark",
    ),
    (
        "The Ministry of Science, Higher Education and Innovation and the Ministry of Finance pay for the laboratory.",
        "",
        "Ministry of Science, Higher Education and Innovation|Ministry of Finance",
        "",
    ),
    (
        "I. Sultanov and H. Sultanov, father and son, own the mill. H. Sultanov is 74.",
        "I. Sultanov|H. Sultanov",
        "",
        "",
    ),
    (
        "Plant In Tovuz Opens New Line For Tractors And Trailers\n\nThe Tovuz Tractor Plant opened a "
        "line, director Rauf Talibov said.",
        "Rauf Talibov",
        "Tovuz Tractor Plant",
        "",
    ),
    (
        "Minister Zakir Aghazade met General Director Leyla Aghazade. “It is ready,” Minister Aghazade said.",
        "Zakir Aghazade|Leyla Aghazade",
        "",
        "",
    ),
    (
        "Britain's Royal Navy ordered boats from BAE Systems and from Thornwick Marine Ltd. in Portsmouth.",
        "",
        "Royal Navy|BAE Systems|Thornwick Marine Ltd",
        "United Kingdom",
    ),
    (
        "NATO, the EU and the UN welcomed it. The IMF and the World Bank lend 2 billion dollars to Ukraine.",
        "",
        "NATO|European Union|United Nations|International Monetary Fund|World Bank",
        "Ukraine",
    ),
    (
        "Rosoboronexport chief Alexander Mikheyenko said Russia and India were close. Indian buyers have paid.",
        "Alexander Mikheyenko",
        "Rosoboronexport",
        "Russia|India",
    ),
    (
        "The Czech firm Zbrojovka Luhy a.s. employs 300 people, said its owner, Radomír Hladík.",
        "Radomír Hladík",
        "Zbrojovka Luhy",
        "Czechia",
    ),
    (
        "Production at the Navoi machine plant rose, the Uzbek statistics agency reported.",
        "",
        "",
        "Uzbekistan",
    ),
    (
        "Senator Maria Delgado-Reyes (Texas) asked Secretary of the Air Force Frank Odell about the F-16 and the TB2.",
        "Maria Delgado-Reyes|Frank Odell",
        "Air Force",
        "",
    ),
    (
        "The Italian Navy and Fincantieri tested the frigate, Admiral Giuseppe Cavallari noted. Italy pays in euros.",
        "Giuseppe Cavallari",
        "Italian Navy|Fincantieri",
        "Italy",
    ),
    (
        "Engineer Farrukh Mirzoyev of Tajikistan, welder Anvar Rahimov and teacher Ms Zulfiya Karimova won the prize.",
        "Farrukh Mirzoyev|Anvar Rahimov|Zulfiya Karimova",
        "",
        "Tajikistan",
    ),
    (
        "Saudi Arabian Military Industries and the Saudi Ministry of Defense signed, according to Faisal Al-Harbi.",
        "Faisal Al-Harbi",
        "Saudi Arabian Military Industries|Saudi Ministry of Defense",
        "Saudi Arabia",
    ),
    (
        "Statistics Canada, Geostat and Destatis count differently, wrote economist Tekla Gvasalia.",
        "Tekla Gvasalia",
        "Geostat|Destatis",
        "Canada",
    ),
    (
        "Last Monday Heavy Rain Ltd of Nigeria and Sahel Solar GmbH of Germany merged. Nigerians welcomed it.",
        "",
        "Heavy Rain Ltd|Sahel Solar GmbH",
        "Nigeria|Germany",
    ),
    (
        "Deputy Chief of the General Staff Major-General Hikmat Nazarli briefed Iranian and Iraqi guests.",
        "Hikmat Nazarli",
        "",
        "Iran|Iraq",
    ),
    (
        "AgroTex unveiled a combine. “It saves fuel,” said AgroTex founder Otabek Salimov.",
        "Otabek Salimov",
        "AgroTex",
        "",
    ),
    (
        "British Prime Minister Edwin Harcastle and Volodymyr Lysenko visited the Thales factory in "
        "Belfast. Lysenko thanked the U.K. and said Ukrainians were grateful.",
        "Edwin Harcastle|Volodymyr Lysenko",
        "Thales",
        "United Kingdom|Ukraine",
    ),
    (
        "Daesung Marine CEO Kim Jae-hwan said Poland would receive boats. Ms Mei-ling Zhao interpreted.",
        "Kim Jae-hwan|Mei-ling Zhao",
        "Daesung Marine",
        "Poland",
    ),
    (
        "The general manager of Georgia's Kolkhi Textile Company, Tamar Lomidze, resigned.",
        "Tamar Lomidze",
        "Kolkhi Textile Company",
        "Georgia",
    ),
    (
        "Research Enterprise “Ulduz” and the Baku plant “Qaya” make pumps, Tofig Rasulov reported.",
        "Tofig Rasulov",
        "Research Enterprise “Ulduz”|Qaya",
        "",
    ),
    (
        "Minister of Economic Development of Armenia Suren Harutyan and the Armenian Minister of Defence met.",
        "Suren Harutyan",
        "",
        "Armenia",
    ),
    (
        "Gov. Greg Holloway met Lt. Gen. Ahmed Al-Sabri and Dr. Paula Ríos of the National Statistics "
        "Institute of Chile.",
        "Greg Holloway|Ahmed Al-Sabri|Paula Ríos",
        "National Statistics Institute of Chile",
        "Chile",
    ),
)
