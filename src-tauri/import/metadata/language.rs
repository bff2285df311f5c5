//! The language of a text.

use whatlang::Lang;

use crate::import::draft::Draft;
use crate::model::Found;

/// How much text is looked at, in code points.
const LOOKED_AT: usize = 4_000;

/// Guesses the language from the text that is not folded. Silent when the text is short or unclear.
pub(in crate::import) fn guess(drafts: &[Draft]) -> Found<String> {
    let mut text = String::new();
    for draft in drafts.iter().filter(|draft| draft.fold.is_none()) {
        text.push_str(&draft.text);
        text.push(' ');
        if text.len() > LOOKED_AT {
            break;
        }
    }
    if text.chars().count() < 60 {
        return Found::default();
    }
    match whatlang::detect(&text).filter(whatlang::Info::is_reliable) {
        Some(found) => Found::unverified(bcp_47(found.lang()).to_owned(), "the words of the text"),
        None => Found::default(),
    }
}

/// The BCP 47 code: two letters where ISO 639-1 has them.
fn bcp_47(language: Lang) -> &'static str {
    const TWO: &[(Lang, &str)] = &[
        (Lang::Eng, "en"),
        (Lang::Deu, "de"),
        (Lang::Fra, "fr"),
        (Lang::Spa, "es"),
        (Lang::Por, "pt"),
        (Lang::Ita, "it"),
        (Lang::Nld, "nl"),
        (Lang::Rus, "ru"),
        (Lang::Ukr, "uk"),
        (Lang::Pol, "pl"),
        (Lang::Ces, "cs"),
        (Lang::Slk, "sk"),
        (Lang::Slv, "sl"),
        (Lang::Hun, "hu"),
        (Lang::Ron, "ro"),
        (Lang::Bul, "bg"),
        (Lang::Srp, "sr"),
        (Lang::Hrv, "hr"),
        (Lang::Mkd, "mk"),
        (Lang::Bel, "be"),
        (Lang::Ell, "el"),
        (Lang::Tur, "tr"),
        (Lang::Swe, "sv"),
        (Lang::Dan, "da"),
        (Lang::Nob, "nb"),
        (Lang::Fin, "fi"),
        (Lang::Est, "et"),
        (Lang::Lav, "lv"),
        (Lang::Lit, "lt"),
        (Lang::Ara, "ar"),
        (Lang::Heb, "he"),
        (Lang::Pes, "fa"),
        (Lang::Urd, "ur"),
        (Lang::Hin, "hi"),
        (Lang::Ben, "bn"),
        (Lang::Mar, "mr"),
        (Lang::Guj, "gu"),
        (Lang::Pan, "pa"),
        (Lang::Tam, "ta"),
        (Lang::Tel, "te"),
        (Lang::Kan, "kn"),
        (Lang::Mal, "ml"),
        (Lang::Ori, "or"),
        (Lang::Sin, "si"),
        (Lang::Nep, "ne"),
        (Lang::Tha, "th"),
        (Lang::Mya, "my"),
        (Lang::Khm, "km"),
        (Lang::Vie, "vi"),
        (Lang::Ind, "id"),
        (Lang::Jav, "jv"),
        (Lang::Tgl, "tl"),
        (Lang::Cmn, "zh"),
        (Lang::Jpn, "ja"),
        (Lang::Kor, "ko"),
        (Lang::Kat, "ka"),
        (Lang::Hye, "hy"),
        (Lang::Aze, "az"),
        (Lang::Uzb, "uz"),
        (Lang::Tuk, "tk"),
        (Lang::Amh, "am"),
        (Lang::Afr, "af"),
        (Lang::Cat, "ca"),
        (Lang::Epo, "eo"),
        (Lang::Lat, "la"),
        (Lang::Aka, "ak"),
        (Lang::Zul, "zu"),
        (Lang::Sna, "sn"),
        (Lang::Yid, "yi"),
    ];
    TWO.iter().find(|(known, _)| *known == language).map_or_else(|| language.code(), |(_, code)| code)
}
