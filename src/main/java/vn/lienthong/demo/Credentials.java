package vn.lienthong.demo;

/** How a system that talks to the portal logs in: name, password, and the agency it speaks for. */
public record Credentials(String username, String password, String madonvi) {
    @Override
    public String toString() {
        return "Credentials[" + username + ", ***, " + madonvi + "]";
    }
}
