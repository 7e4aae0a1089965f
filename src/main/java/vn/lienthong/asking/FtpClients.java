package vn.lienthong.asking;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * Makes the client of template {@code drop-ftp}. Commons Net by itself takes every certificate that is in its time; this one
 * must be trusted and carry the server's name, and the data must come from whoever showed it.
 */
public final class FtpClients {
    private FtpClients() {}

    /**
     * @param protocol {@code ftps}, or {@code ftp} for none of this
     * @param trusted a PEM file of certificates; empty for those that Java trusts
     * @param checkName {@code no} takes a trusted certificate of any name
     */
    public static FTPClient of(String protocol, String trusted, String checkName) {
        return protocol.equals("ftps") ? new Checked(trusted, !checkName.equals("no")) : new FTPClient();
    }

    private static final class Checked extends FTPSClient {
        private final String trusted;

        private Checked(String trusted, boolean checksName) {
            this.trusted = trusted;
            setEndpointCheckingEnabled(checksName);
        }

        /** At the connection: a file that is missing is one source's trouble then, and not the hub's. */
        @Override
        public TrustManager getTrustManager() {
            return Trusted.manager(trusted);
        }

        /** The data connection is made by address, so no name can be compared: its certificate must be the same. */
        @Override
        protected Socket _openDataConnection_(String command, String argument) throws IOException {
            Socket data = super._openDataConnection_(command, argument);
            if (data instanceof SSLSocket && !shown(data).equals(shown(_socket_))) {
                data.close();
                throw new SSLPeerUnverifiedException("Expected the data from the server that was connected");
            }
            return data;
        }

        private static Certificate shown(Socket socket) throws IOException {
            return ((SSLSocket) socket).getSession().getPeerCertificates()[0];
        }
    }
}
