package vn.lienthong.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes on a socket, for requests that no honest client would make. */
final class RawHttp {
    private RawHttp() {}

    /** What came back, and how many bytes of a body had been sent by then. */
    record Reply(String text, long sent) {
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : -1;
        }
    }

    /** Sends a request as it is written and reads one answer. */
    static Reply send(URI hub, String request) throws IOException {
        return send(hub, request, new byte[0], 0);
    }

    /** Goes on with blocks of a body until so many bytes are sent or an answer comes. */
    static Reply send(URI hub, String request, byte[] block, long most) throws IOException {
        try (Socket socket = new Socket(hub.getHost(), hub.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            long sent = 0;
            try {
                while (sent < most && in.available() == 0) {
                    out.write(block);
                    out.flush();
                    sent += block.length;
                }
            } catch (SocketException closed) {
                // Refused and hung up: the answer may still be there to read.
            }
            return new Reply(read(in), sent);
        }
    }

    /** As far as headers and Content-Length reach. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int n = in.read(part); n > 0; n = in.read(part)) {
                all.write(part, 0, n);
                if (whole(all.toString(StandardCharsets.UTF_8), all.size())) {
                    break;
                }
            }
        } catch (SocketTimeoutException | SocketException e) {
            // What came by then is the answer.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static boolean whole(String text, int size) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = text.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        int length = head.indexOf("content-length:");
        if (length < 0) {
            return false;
        }
        int stop = head.indexOf('\r', length);
        String value =
                head.substring(length + 15, stop < 0 ? head.length() : stop).strip();
        return size >= end + 4 + Integer.parseInt(value);
    }
}
