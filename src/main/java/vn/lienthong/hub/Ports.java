package vn.lienthong.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Port 0 means any free one; Camel's server must be told its number before it starts. */
public final class Ports {
    private Ports() {}

    public static int choose(int wanted) throws IOException {
        if (wanted != 0) {
            return wanted;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
