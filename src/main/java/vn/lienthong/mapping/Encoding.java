package vn.lienthong.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How a source writes its letters as bytes. What is decoded is always NFC. */
enum Encoding {
    UTF_8("utf-8", StandardCharsets.UTF_8),
    UTF_16("utf-16", StandardCharsets.UTF_16),
    /** Letters and tone marks apart: neither NFC nor NFD. */
    WINDOWS_1258("windows-1258", Charset.forName("windows-1258")),
    TCVN3("tcvn3", StandardCharsets.ISO_8859_1),
    VNI("vni", StandardCharsets.ISO_8859_1);

    /** As much of a text as it takes to tell what it is. */
    private static final int SAMPLE = 16 * 1024;

    private final String word;
    private final Charset charset;

    Encoding(String word, Charset charset) {
        this.word = word;
        this.charset = charset;
    }

    String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Encoding::word).toList();
    }

    static Encoding of(String word) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it spells Vietnamese with the letters of Western Europe: such texts occur inside Unicode files too. */
    boolean isSpelling() {
        return this == TCVN3 || this == VNI;
    }

    /** The text in NFC without BOM; null when the bytes are not in this encoding, or plainly in UTF-8 though another is declared. */
    String decode(byte[] bytes) {
        boolean marked = bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB;
        if (marked && isSpelling()) {
            return respell(Texts.decode(bytes, StandardCharsets.UTF_8));
        }
        if (this == WINDOWS_1258 && (marked || looksLikeUtf8(bytes)) || isSpelling() && looksLikeUtf8(bytes)) {
            return null;
        }
        String text = Texts.decode(bytes, charset);
        return text == null || this == UTF_8 ? text : respell(text);
    }

    /** A text whose characters are this encoding's bytes, as Vietnamese; null when it is Vietnamese already. */
    String respell(String text) {
        if (text == null || isSpelling() && Spelling.isUnicode(text)) {
            return null;
        }
        String spelt = this == TCVN3 ? Spelling.tcvn3(text) : this == VNI ? Spelling.vni(text) : text;
        return Normalizer.normalize(spelt, Normalizer.Form.NFC);
    }

    private static boolean looksLikeUtf8(byte[] bytes) {
        String text = Texts.decode(bytes, StandardCharsets.UTF_8);
        return text != null && Syllables.areMost(sample(text));
    }

    /** What bytes that are not UTF-8 most likely are: the encoding in which most of their words can be Vietnamese. */
    static Optional<Encoding> guess(byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFF) >= 0xFE && bytes[0] != bytes[1];
        if (wide) {
            return Optional.of(UTF_16);
        }
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE));
        return List.of(WINDOWS_1258, TCVN3, VNI).stream()
                .filter(encoding -> Syllables.areMost(spelt(encoding, start)))
                .max(Comparator.comparingDouble(encoding -> Syllables.share(spelt(encoding, start))));
    }

    private static String spelt(Encoding encoding, byte[] bytes) {
        String text = new String(bytes, encoding.charset);
        String spelt = encoding.respell(text);
        return spelt == null ? "" : spelt;
    }

    private static String sample(String text) {
        return text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    }
}
