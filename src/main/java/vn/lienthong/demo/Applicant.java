package vn.lienthong.demo;

import java.time.LocalDate;

/** An invented person or company. Persons have numbers that start with 099, a province code that does not exist. */
record Applicant(
        boolean company, String name, String idNumber, String phone, String email, String address, LocalDate born) {
    Applicant {
        boolean invented = company ? idNumber.startsWith("0909") : idNumber.startsWith("099");
        if (!invented) {
            throw new IllegalArgumentException("Expected an invented number (099… or 0909…), but found another");
        }
    }
}
