package vn.lienthong.mapping;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Vietnamese spelt with the 8-bit letters that the fonts of the nineties redrew: TCVN 5712 VN3 ("ABC", .VnTime) has a letter
 * per byte, VNI a base letter and a mark behind it.
 */
final class Spelling {
    /** From A1 to FE; a dot where the code has no Vietnamese letter. B0 to B4 are tone marks that stand behind their letter. */
    private static final String TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ" // A1–AE
            + ".\u0300\u0309\u0303\u0301\u0323" // AF–B4
            + "àảãáạ.ằẳẵắ......" // B5–C4
            + ".ặầẩẫấậè.ẻẽéẹề" // C5–D2
            + "ểễếệìỉ...ĩíị" // D3–DE
            + "ò.ỏõóọồổỗốộờởỡớợ" // DF–EE
            + "ù.ủũúụừửữứựỳỷỹýỵ"; // EF–FE

    private static final Map<Integer, Character> VNI_PAIRS = new HashMap<>();
    private static final Map<Character, Character> VNI_SINGLES = new HashMap<>();

    static {
        // Marks behind a base letter, and what they are in Unicode.
        tones("aAeEoOuUyYôÔöÖ", "ùøûõï", "\u0301\u0300\u0309\u0303\u0323");
        tones(
                "aAeEoO",
                "âáàåãä",
                "\u0302",
                "\u0302\u0301",
                "\u0302\u0300",
                "\u0302\u0309",
                "\u0302\u0303",
                "\u0302\u0323");
        tones("aA", "êéèúüë", "\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323");
        singles("ñÑôÔöÖîÎæÆóÓòÒ", "đĐơƠưƯỵỴỉỈĩĨịỊ");
    }

    private Spelling() {}

    private static void tones(String bases, String marks, String tones) {
        tones(bases, marks, tones.split(""));
    }

    private static void tones(String bases, String marks, String... tones) {
        for (char base : bases.toCharArray()) {
            for (int i = 0; i < marks.length(); i++) {
                String letter =
                        base == 'ô' ? "ơ" : base == 'Ô' ? "Ơ" : base == 'ö' ? "ư" : base == 'Ö' ? "Ư" : "" + base;
                char spelt = Normalizer.normalize(letter + tones[i], Normalizer.Form.NFC)
                        .charAt(0);
                VNI_PAIRS.put(base << 16 | marks.charAt(i), spelt);
                VNI_PAIRS.put(base << 16 | Character.toUpperCase(marks.charAt(i)), spelt);
            }
        }
    }

    private static void singles(String written, String letters) {
        for (int i = 0; i < written.length(); i++) {
            VNI_SINGLES.put(written.charAt(i), letters.charAt(i));
        }
    }

    /** Letters that only Unicode has: such a text is not spelt, it is written. */
    static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u1EA0' && c <= '\u1EF9' || c >= '\u0102' && c <= '\u01B0') {
                return true;
            }
        }
        return false;
    }

    static String tcvn3(String text) {
        StringBuilder spelt = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char letter = c >= 0xA1 && c <= 0xFE ? TCVN3.charAt(c - 0xA1) : '.';
            spelt.append(letter == '.' ? c : letter);
        }
        return spelt.toString();
    }

    static String vni(String text) {
        StringBuilder spelt = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Character pair = i + 1 < text.length() ? VNI_PAIRS.get(c << 16 | text.charAt(i + 1)) : null;
            if (pair != null) {
                spelt.append(pair.charValue());
                i++;
            } else {
                spelt.append(VNI_SINGLES.getOrDefault(c, c).charValue());
            }
        }
        return spelt.toString();
    }
}
