/**
 * Articles on the loss of the airship *Italia*, written for this project. The facts are public; publishers,
 * authors and sentences are invented.
 */
import type { ArticleSeed } from "./build";

const day = (iso: string): number => Date.parse(`${iso}:00Z`);

const WEEKLY = "in an article of 21 July 1928";
const COURIER = "in an article of 6 June 1928";

const listening: ArticleSeed = {
  id: "listening",
  title: "The message nobody was waiting for",
  authors: ["Ingrid Solheim"],
  publisher: "The Meridian Weekly",
  published: "1928-07-21",
  address: "https://archive.example/meridian/1928-07-21/message",
  file: "meridian-message.html",
  captured: day("2026-03-03T08:20"),
  versions: [
    {
      paragraphs: [
        "[navigation] Home · Polar regions · Letters · Subscribe",
        "The airship rose from Kings Bay before dawn on 23 May, with sixteen men, a dog and provisions for a month. She circled the Pole shortly after midnight on the 24th; the wind forbade a landing, and a cross was let down on a line instead.",
        "At 10.33 on the morning of the 25th the *Italia*, iced over and heavy by the stern, met the pack. Ten men were flung out with the wreck of the cabin. Six more were lifted away with the envelope and have not been seen since.",
        "[caption] The red tent, as an artist of this paper imagines it.",
        "[related] Also in this number: the price of sealskin; a reader’s airship of cardboard.",
        "Giuseppe Biagi had his small set working the same evening. The first calls were heard by no one. Not until the evening of 3 June did a young farmer at Voznesenye-Vokhma, with headphones of his own making, write down a torn line of letters.",
        "Leningrad passed the report on a day later. Rome told reporters last month that its own ship had caught the first call on 7 June and that the Russian tale was not to be relied on. The base ship answered the tent on 8 June, and this much nobody disputes.",
        "## The searchers searched for",
        "The flying boat Latham 47, with Roald Amundsen aboard, left Tromsø on 18 June and was not heard from after the afternoon. A Swedish ski-plane came down beside the tent five days later and carried the General away. The others waited for the ice-breaker: on 12 July the *Krasin* took off the last of them.",
        "Who was listening, then, and who only said so? The logs would tell, if all of them were shown.",
        "[credit] With reports from our correspondents at Tromsø and Leningrad.",
        "[footer] © The Meridian Weekly. Address all letters to the editor.",
      ],
      dates: [],
    },
    {
      paragraphs: [
        "[navigation] Home · Polar regions · Letters · Subscribe",
        "The airship rose from Kings Bay before dawn on 23 May, with sixteen men, a dog and provisions for a month. She circled the Pole shortly after midnight on the 24th; the wind forbade a landing, and a cross was let down on a line instead.",
        "At 10.33 on the morning of the 25th the *Italia*, iced over and heavy by the stern, met the pack. Ten men were flung out with the wreck of the cabin. Six more were lifted away with the envelope and have not been seen since.",
        "[caption] The red tent, as an artist of this paper imagines it.",
        "[related] Also in this number: the price of sealskin; a reader’s airship of cardboard.",
        "Giuseppe Biagi had his small set working the same evening. The first calls, sent in late May, were missed by everyone who ought to have listened. Nine days after the wreck, on the evening of 3 June, a young farmer at Voznesenye-Vokhma, with headphones of his own making, wrote down a torn line of letters.",
        "Nikolai Schmidt had no telegraph and sent a friend on foot. Rome told reporters last month that its own ship had caught the first call on 7 June and that the Russian tale was not to be relied on. The base ship answered the tent on 8 June, and this much nobody disputes.",
        "## The searchers searched for",
        "The flying boat Latham 47, with Roald Amundsen aboard, left Tromsø on 18 June and was not heard from after the afternoon. A Swedish ski-plane came down beside the tent five days later and carried the General away. The others waited for the ice-breaker: on 12 July the *Krasin* took off the last of them.",
        "Who was listening, then, and who only said so? The logs would tell, if all of them were shown.",
        "[credit] With reports from our correspondents at Tromsø and Leningrad.",
        "[footer] © The Meridian Weekly. Address all letters to the editor.",
      ],
      dates: [
        ["before dawn on 23 May", "1928-05-23", `“23 May” ${WEEKLY}`],
        ["shortly after midnight on the 24th", "1928-05-24T00:24", "“the 24th” after 23 May"],
        ["At 10.33 on the morning of the 25th", "1928-05-25T10:33", "“the 25th” after the 24th"],
        ["late May", "1928-05-21~/1928-05-31~", `“late May” ${WEEKLY}`],
        ["Nine days after the wreck", "1928-06-03", "nine days after 25 May 1928"],
        ["the evening of 3 June", "1928-06-03", `“3 June” ${WEEKLY}`],
        ["last month", "1928-06", "the month before 21 July 1928"],
        [
          "7 June",
          "1928-06-07",
          `“7 June” ${WEEKLY}`,
          [
            ["1929-06-07", "the one after publication"],
            ["1927-06-07", "the one a year before"],
          ],
        ],
        ["8 June", "1928-06-08", `“8 June” ${WEEKLY}`],
        ["18 June", "1928-06-18", `“18 June” ${WEEKLY}`],
        ["five days later", "1928-06-23", "five days after 18 June 1928"],
        ["12 July", "1928-07-12", `“12 July” ${WEEKLY}`],
      ],
    },
  ],
};

const farmer: ArticleSeed = {
  id: "farmer",
  title: "Letters from nowhere in a village kitchen",
  authors: ["P. Ilyin"],
  publisher: "Vokhma Courier",
  published: "1928-06-06",
  unverified: ["authors", "published"],
  otherDate: "1928-06-09",
  address: "https://archive.example/vokhma/1928-06-09",
  file: "vokhma-kitchen.html",
  captured: day("2026-03-14T09:12"),
  versions: [
    {
      paragraphs: [
        "On Sunday night a young man of this district sat up with his receiver, as he does when the air is still, and took down letters that he could make nothing of. Among them, plainly and twice, was the word *Italia*.",
        "The set is his own work: a valve ordered by post, a coil wound on a tea tin. What he heard he wrote on the back of a seed bill, which we have seen. It spelled, as near as he could judge, a call of distress, and the name of a land or an island that none of us knows.",
        "The telegraph office was shut until Monday. By then he had shown the paper to the schoolmaster, who did not laugh.",
      ],
      dates: [
        ["On Sunday night", "1928-06-03", `the Sunday before, ${COURIER}`],
        ["Monday", "1928-06-04", `the Monday before, ${COURIER}`],
      ],
    },
  ],
};

const harbour: ArticleSeed = {
  id: "harbour",
  title: "Rome has word from the ice",
  authors: ["Staff correspondent"],
  publisher: "Harbour Telegraph",
  published: "1928-06-09",
  address: "https://archive.example/harbour/1928-06-09/2",
  file: "harbour-0609.html",
  captured: day("2026-03-14T09:14"),
  versions: [
    {
      paragraphs: [
        "The men of the *Italia* live. An official of the air ministry said last night that the base ship’s operators caught a distress call from the floe the day before yesterday, and he set aside the stories from Russia as the work of amateurs.",
        "The party is put at nine, one of them with a broken leg, on ice that drifts to the east. Their tent has been stained red so that it may be seen.",
        "> We heard them first, and we heard them clearly.",
        "Of the six men who went with the envelope there is no news, and little hope.",
      ],
      dates: [
        ["the day before yesterday", "1928-06-07", "two days before 9 June 1928"],
        ["last night", "1928-06-08", "the night before 9 June 1928"],
      ],
    },
  ],
};

const latham: ArticleSeed = {
  id: "latham",
  title: "No word from Amundsen",
  authors: [],
  publisher: "Harbour Telegraph",
  published: "1928-06-20",
  address: "https://archive.example/harbour/1928-06-20/1",
  file: "harbour-0620.html",
  captured: day("2026-03-14T09:15"),
  versions: [
    {
      paragraphs: [
        "The French flying boat Latham 47 left Tromsø at four on Monday afternoon to look for the *Italia*, and has not been heard from since a quarter to seven. Roald Amundsen and Leif Dietrichson are aboard, with four Frenchmen.",
        "A fishing smack saw her low over the sea and turning west; nobody saw her come down. Ships in distress are plentiful on that coast, and no message of distress was received.",
        "Fishermen off Torsvåg say that they will look again when the fog lifts, which may be tomorrow, and may be next week.",
      ],
      dates: [
        ["four on Monday afternoon", "1928-06-18T16:00", "the Monday before 20 June 1928"],
        ["a quarter to seven", "1928-06-18T18:45", "on the Monday named before"],
        ["tomorrow", "1928-06-21", "the day after 20 June 1928"],
        ["next week", "1928-06-25/1928-07-01", "the week after 20 June 1928"],
      ],
    },
  ],
};

const operator: ArticleSeed = {
  id: "operator",
  title: "Three nights of calls, and a full basket of telegrams",
  authors: ["A. Bruun"],
  publisher: "Tromsø Dispatch",
  published: "1928-06-11",
  address: "https://archive.example/tromso/1928-06-11",
  file: "tromso-basket.html",
  captured: day("2026-03-15T18:02"),
  versions: [
    {
      paragraphs: [
        "For three nights at the end of May the tent called every two hours, at five minutes to the hour. Distress calls have a right of way on the air; private greetings have none. Yet the operator of the base ship was told to clear his basket first.",
        "So says a seaman who would not be named, and so, he says, will say the log, if anyone asks for the log before it is copied fair.",
        "The ship answered on 8 June, in the evening. By then a Russian boy had been believed in Leningrad for three days.",
      ],
      dates: [
        ["at the end of May", "1928-05-25~/1928-05-31~", "“the end of May” in an article of 11 June 1928"],
        ["8 June, in the evening", "1928-06-08", "“8 June” in an article of 11 June 1928"],
      ],
    },
  ],
};

const wireless: ArticleSeed = {
  id: "wireless",
  title: "What a set of that size can do",
  authors: ["R. Okafor"],
  publisher: "Northern Wireless Monthly",
  published: "1928-07",
  address: "https://archive.example/wireless/1928-07/tent",
  file: "wireless-tent.pdf",
  captured: day("2026-03-16T11:30"),
  unread: true,
  versions: [
    {
      paragraphs: [
        "The emergency set of the *Italia* works near thirty-two metres, where a whisper may cross a continent and miss the neighbour’s aerial. That a farmer two thousand kilometres off should hear what a ship in the next fjord did not is therefore no miracle.",
        "We tried the like in the first week of July with a copy of the set, and were answered from Archangel before Tromsø. Messages of distress deserve a wave of their own; the conference of 1927 left the matter for later.",
      ],
      dates: [
        ["the first week of July", "1928-07-01/1928-07-07", "in an article of July 1928"],
        ["1927", "1927", "the year as written"],
      ],
    },
  ],
};

const historian: ArticleSeed = {
  id: "historian",
  title: "A log copied fair: the base ship’s papers",
  authors: ["Lucia Ferrante"],
  publisher: "Arctic Historical Letters",
  published: "1978",
  address: "https://archive.example/arctic-letters/1978/14",
  file: "letters-14.pdf",
  captured: day("2026-03-18T20:45"),
  doubtful: true,
  versions: [
    {
      paragraphs: [
        "Fifty years on, the radio log can be read in the archive, and it is a disappointment. The distress traffic of early June 1928 stands in one hand and one ink, entered a week after the fact.",
        "A first trace reached land in the opening days of June, far from anyone who was paid to listen. Whether the base ship heard the tent on the 7th or only on 8 June, the fair copy cannot say: the two entries share a line.",
        "Lundborg’s landing is better kept. He set down near midnight between 23 and 24 June, took out Nobile alone, and on coming back overturned and became a castaway himself, until about 6 July.",
        "Malmgren had been left on the ice some time in mid-June, at his own wish; the date of his death is not known.",
      ],
      dates: [
        ["early June 1928", "1928-06-01~/1928-06-10~", "“early” is about ten days"],
        ["the opening days of June", "1928-06-01/1928-06-05", "after June 1928"],
        ["the 7th", "1928-06-07", "after June 1928"],
        ["8 June", "1928-06-08", "after June 1928"],
        ["between 23 and 24 June", "1928-06-23/1928-06-24", "after June 1928"],
        ["about 6 July", "1928-07-06~", "“about” makes it approximate"],
        ["mid-June", "1928-06-11~/1928-06-20~", "“mid” is about ten days"],
      ],
    },
  ],
};

const krasin: ArticleSeed = {
  id: "krasin",
  title: "Forty days, and a plume of smoke",
  authors: ["M. Sorokina"],
  publisher: "Neva Evening Sheet",
  published: "1928-07-14",
  address: "https://archive.example/neva/1928-07-14",
  file: "neva-plume.html",
  captured: day("2026-03-18T21:10"),
  versions: [
    {
      paragraphs: [
        "The ice-breaker *Krasin*, which left Leningrad on 16 June with a bent screw and an aeroplane on deck, has done what fifteen ships and twenty machines could not. Chukhnovsky, flying on 10 July, saw figures on a scrap of floe and wirelessed that the ship should go to them before coming to him.",
        "On the morning of 12 July Mariano and Zappi were lifted aboard; by evening the five at the tent. The tent itself was folded and brought along, its dye washed almost to pink.",
        "Of the six with the envelope nothing was found.",
      ],
      dates: [
        ["16 June", "1928-06-16", "“16 June” in an article of 14 July 1928"],
        ["10 July", "1928-07-10", "“10 July” in an article of 14 July 1928"],
        ["On the morning of 12 July", "1928-07-12", "“12 July” in an article of 14 July 1928"],
        ["by evening", "1928-07-12", "the evening of 12 July 1928"],
      ],
    },
  ],
};

export const articleSeeds: ArticleSeed[] = [
  listening,
  farmer,
  harbour,
  latham,
  operator,
  wireless,
  historian,
  krasin,
];
