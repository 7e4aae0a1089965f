package vn.lienthong.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The SQL of the intermediate table, as the source system itself would write it. Times are local, without a zone. */
final class TableRows {
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS HOSO_TRUNGGIAN (
              ID                 BIGINT         NOT NULL PRIMARY KEY,
              MA_HO_SO           VARCHAR(50)    NOT NULL,
              MA_TTHC            VARCHAR(50)    NULL,
              TEN_TTHC           NVARCHAR(1000) NULL,
              MA_LINH_VUC        VARCHAR(20)    NULL,
              CHU_HO_SO          NVARCHAR(500)  NULL,
              SO_GIAY_TO         VARCHAR(20)    NULL,
              LOAI_DOI_TUONG     TINYINT        NULL,
              KENH_THUC_HIEN     TINYINT        NULL,
              NGAY_TIEP_NHAN     TIMESTAMP(3)   NULL,
              NGAY_HEN_TRA       TIMESTAMP(3)   NULL,
              NGAY_KET_THUC_XL   TIMESTAMP(3)   NULL,
              NGAY_TRA           TIMESTAMP(3)   NULL,
              TRANG_THAI         INT            NOT NULL,
              DON_VI_XU_LY       VARCHAR(50)    NULL,
              NGAY_CAP_NHAT      TIMESTAMP(3)   NOT NULL,
              DA_DONG_BO         BOOLEAN        DEFAULT FALSE NOT NULL,
              DELETED_ON         TIMESTAMP(3)   NULL
            )""";
    private static final String INDEX =
            "CREATE INDEX IF NOT EXISTS HOSO_TRUNGGIAN_CAP_NHAT ON HOSO_TRUNGGIAN (NGAY_CAP_NHAT, ID)";
    private static final String WRITE = """
            MERGE INTO HOSO_TRUNGGIAN (ID, MA_HO_SO, MA_TTHC, TEN_TTHC, MA_LINH_VUC, CHU_HO_SO, SO_GIAY_TO,
              LOAI_DOI_TUONG, KENH_THUC_HIEN, NGAY_TIEP_NHAN, NGAY_HEN_TRA, NGAY_KET_THUC_XL, NGAY_TRA, TRANG_THAI,
              DON_VI_XU_LY, NGAY_CAP_NHAT)
            KEY (ID) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String DELETE =
            "UPDATE HOSO_TRUNGGIAN SET DELETED_ON = ?, NGAY_CAP_NHAT = ? WHERE MA_HO_SO = ? AND DELETED_ON IS NULL";
    private static final long FIRST_ID = 1001;

    private final Connection connection;
    private final Map<Object, Long> ids = new HashMap<>();
    private long lastId = FIRST_ID - 1;

    TableRows(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            statement.execute(INDEX);
        }
    }

    void write(Snapshot snapshot, Instant modified) throws SQLException {
        Life life = snapshot.life();
        try (PreparedStatement row = connection.prepareStatement(WRITE)) {
            row.setLong(1, id(snapshot));
            row.setString(2, snapshot.number());
            row.setString(3, life.procedure().code());
            row.setString(4, life.procedure().name());
            row.setString(5, life.procedure().sectorCode());
            row.setString(6, life.applicant().name());
            row.setString(7, life.applicant().idNumber());
            row.setInt(8, life.applicant().company() ? 2 : 1);
            setChannel(row, life.channel());
            row.setObject(10, local(snapshot.received()));
            row.setObject(11, local(Optional.of(life.due())));
            row.setObject(12, local(snapshot.finished()));
            row.setObject(13, local(snapshot.returned()));
            row.setInt(14, StatusWords.code(snapshot));
            row.setString(15, life.agency().code());
            row.setObject(16, second(modified));
            row.executeUpdate();
        }
    }

    void delete(String number, Instant modified) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(DELETE)) {
            row.setObject(1, second(modified));
            row.setObject(2, second(modified));
            row.setString(3, number);
            row.executeUpdate();
        }
    }

    /** The same row for the same dossier, until an undo: that one starts a second row and leaves the first as it was. */
    private long id(Snapshot snapshot) {
        Object key = snapshot.flaw() == Flaw.NONE ? snapshot.number() : snapshot;
        if (!ids.containsKey(key) || undo(snapshot)) {
            ids.put(key, ++lastId);
        }
        return ids.get(key);
    }

    private static boolean undo(Snapshot snapshot) {
        return snapshot.index() > 0
                && snapshot.life().changes().get(snapshot.index() - 1).status() == 10;
    }

    /** "Direct" is written as NULL, as many systems do; NULL counts as direct (domain.md 2.3). */
    private static void setChannel(PreparedStatement row, int channel) throws SQLException {
        if (channel == 1) {
            row.setNull(9, Types.TINYINT);
        } else {
            row.setInt(9, channel);
        }
    }

    private static LocalDateTime local(Optional<Instant> at) {
        return at.map(TableRows::second).orElse(null);
    }

    private static LocalDateTime second(Instant at) {
        return LocalDateTime.ofInstant(at, Dates.ZONE).truncatedTo(ChronoUnit.SECONDS);
    }
}
