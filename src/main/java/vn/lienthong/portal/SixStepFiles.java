package vn.lienthong.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.Papers;
import vn.lienthong.journal.Payload;

/**
 * The files of a dossier on their way to the adapter (domain.md 1.9, UploadFile): fetched from a declared source, then uploaded. The protocol
 * has no field for a link. One that cannot be fetched does not hold its dossier back: it is named as not carried.
 */
final class SixStepFiles {
    private static final int UNAUTHORIZED = 401;

    private final SixStepSettings settings;
    private final Wire wire;
    private final String session;
    private final Map<String, SentAhead.File> sent = new HashMap<>();
    private final List<String> notCarried = new ArrayList<>();

    SixStepFiles(SixStepSettings settings, Wire wire, String session) {
        this.settings = settings;
        this.wire = wire;
        this.session = session;
    }

    SentAhead send(List<Papers.Document> documents) throws IOException {
        int index = 0;
        for (Papers.Document document : documents) {
            String place = "TaiLieuNop[" + index++ + "]";
            if ("True".equals(document.deleted()) || sent.containsKey(String.valueOf(document.link()))) {
                continue;
            }
            Optional<Payload> file = fetch(place, document.link());
            if (file.isPresent() && !upload(place, document.link(), file.get())) {
                return SentAhead.SESSION_REFUSED;
            }
        }
        return new SentAhead(sent, notCarried, false);
    }

    private Optional<Payload> fetch(String place, String link) {
        Optional<URI> declared = declared(link);
        if (declared.isEmpty()) {
            notCarried.add(place + ": no declared source has it");
            return Optional.empty();
        }
        try {
            Map<String, String> headers = Map.of("Accept", "*/*");
            Wire.Answer answer =
                    wire.send(new Wire.Request("GET", declared.get(), headers, Payload.empty(), settings.timeout()));
            if (answer.status() == 200 && answer.body().size() > 0) {
                return Optional.of(answer.body());
            }
            notCarried.add(place + ": its source answered HTTP " + answer.status());
        } catch (IOException | RuntimeException e) {
            notCarried.add(
                    place + ": its source did not answer (" + e.getClass().getSimpleName() + ")");
        }
        return Optional.empty();
    }

    /** Only below a declared address: a link is data, and data must not send the hub anywhere it likes. */
    private Optional<URI> declared(String link) {
        try {
            URI asked = URI.create(link == null ? "" : link.strip()).normalize();
            boolean inside = settings.fileSources().stream()
                    .anyMatch(source -> asked.toString().startsWith(source.toString())
                            && !asked.getRawPath().contains("..")
                            && asked.getUserInfo() == null);
            return inside ? Optional.of(asked) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** False when the session is refused; a file that the adapter refuses is named. */
    private boolean upload(String place, String link, Payload file) throws IOException {
        String boundary = "lienthong-" + hash(file.toBytes());
        Map<String, String> headers = Map.of(
                "Accept", "application/json",
                "Content-Type", "multipart/form-data; boundary=" + boundary,
                "Authorization", "Bearer " + session);
        URI url = settings.url(SixStepSettings.Step.FILE);
        Wire.Answer answer =
                wire.send(new Wire.Request("POST", url, headers, form(boundary, name(link), file), settings.timeout()));
        if (answer.status() == UNAUTHORIZED) {
            return false;
        }
        SixStepBody body = SixStepBody.read(answer.body()).orElse(null);
        String id = body == null ? "" : body.text("/data/0/response/data/0/IdTepTin");
        if (answer.status() == 200 && !id.isEmpty()) {
            sent.put(link, new SentAhead.File(id, body.text("/data/0/response/data/0/HashTepTin")));
            return true;
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new IOException("Expected the adapter to take a file, but it answered HTTP " + answer.status());
        }
        notCarried.add(place + ": the adapter refused it, HTTP " + answer.status());
        return true;
    }

    private static Payload form(String boundary, String name, Payload file) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream(file.size() + 512);
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        form.write(head.getBytes(StandardCharsets.UTF_8));
        form.write(file.toBytes());
        form.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return Payload.of(form.toByteArray());
    }

    private static String name(String link) {
        String last = link.substring(link.lastIndexOf('/') + 1).replaceAll("[?#].*", "");
        return last.isEmpty() ? "tep" : last.replaceAll("[^\\w.-]", "_");
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java has", e);
        }
    }
}
