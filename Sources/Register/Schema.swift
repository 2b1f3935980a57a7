import Domain
import GRDB

/// The tables of `register.sqlite`. Personal numbers are not in it: `persoon` holds pseudonyms.
enum Schema {
  static var migraties: DatabaseMigrator {
    var migraties = DatabaseMigrator()
    migraties.registerMigration("1") { db in
      try db.execute(
        sql: """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            opdracht TEXT NOT NULL,
            begonnen TEXT NOT NULL,
            klaar TEXT,
            versie TEXT NOT NULL,
            uitkomst TEXT,
            exitcode INTEGER
          );
          CREATE TABLE stap (
            run INTEGER NOT NULL REFERENCES run(id),
            nummer INTEGER NOT NULL,
            naam TEXT NOT NULL,
            begonnen TEXT NOT NULL,
            klaar TEXT,
            toestand TEXT NOT NULL,
            toelichting TEXT,
            PRIMARY KEY (run, nummer)
          ) WITHOUT ROWID;

          -- A delivery is its content. bestand, bron and ontvangen are those of the name under which it counts.
          CREATE TABLE levering (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            bestand TEXT NOT NULL,
            bron TEXT NOT NULL,
            ontvangen INTEGER NOT NULL,
            codering TEXT NOT NULL,
            lezing TEXT NOT NULL,
            gelezen INTEGER NOT NULL,
            nieuw INTEGER NOT NULL,
            gewijzigd INTEGER NOT NULL,
            ongewijzigd INTEGER NOT NULL,
            afgekeurd INTEGER NOT NULL,
            run INTEGER NOT NULL REFERENCES run(id),
            gemeld INTEGER NOT NULL DEFAULT 0
          );
          -- Every path and content ever seen; weigering is empty for a name of a delivery.
          CREATE TABLE bestand (
            pad TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            bron TEXT NOT NULL,
            ontvangen INTEGER,
            weigering TEXT,
            lezing TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run(id),
            gemeld INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (pad, sha256)
          ) WITHOUT ROWID;
          CREATE INDEX bestand_sha256 ON bestand(sha256);
          -- Folders in the inbox that no profile has: told once.
          CREATE TABLE onbekende_map (naam TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
          CREATE TABLE afkeur (
            levering INTEGER NOT NULL REFERENCES levering(id),
            rij INTEGER NOT NULL,
            code TEXT NOT NULL,
            veld TEXT,
            byte_van INTEGER,
            byte_tot INTEGER,
            PRIMARY KEY (levering, rij)
          ) WITHOUT ROWID;

          -- The pseudonym of one number; soort 1 = BSN, 2 = onderwijsnummer.
          CREATE TABLE persoon (
            id INTEGER PRIMARY KEY,
            sleutel BLOB NOT NULL UNIQUE,
            soort INTEGER NOT NULL
          );

          CREATE TABLE publicatie (
            nummer INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run(id),
            vingerafdruk TEXT NOT NULL
          );
          """)
      for tabel in Recordtabel.alle {
        try tabel.maak(in: db)
      }
    }
    migraties.registerMigration("2") { db in
      // The set-up of the last run: what is asked of the register is counted by it, unless another one is named.
      try db.execute(sql: "CREATE TABLE opzet (pad TEXT NOT NULL, referentie TEXT)")
    }
    migraties.registerMigration("bewaren") { db in
      try db.execute(
        sql: """
          -- Of the raw bytes: NULL = in the archive as they arrived; '' = no longer kept; else the SHA-256 of what is
          -- there now, in which rows are overwritten.
          ALTER TABLE levering ADD COLUMN archief TEXT;
          ALTER TABLE levering ADD COLUMN vergeten INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE levering ADD COLUMN verlopen INTEGER NOT NULL DEFAULT 0;
          -- The rows that are overwritten: who reads the delivery again passes them over.
          CREATE TABLE vergeten (
            levering INTEGER NOT NULL REFERENCES levering(id),
            rij INTEGER NOT NULL,
            PRIMARY KEY (levering, rij)
          ) WITHOUT ROWID;
          -- Links between numbers of one pupil that were borne by rows that are no longer kept.
          CREATE TABLE koppeling (
            bsn INTEGER NOT NULL,
            onderwijsnummer INTEGER NOT NULL,
            ontvangen INTEGER NOT NULL,
            PRIMARY KEY (bsn, onderwijsnummer)
          ) WITHOUT ROWID;
          -- Of which school years no raw and record-level data is kept: those before the highest one here.
          CREATE TABLE bewaartermijn (
            schooljaar TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run(id),
            moment TEXT NOT NULL,
            leveringen INTEGER NOT NULL,
            meldingen INTEGER NOT NULL,
            werkprocessen INTEGER NOT NULL,
            rijen INTEGER NOT NULL,
            leerlingen INTEGER NOT NULL
          );
          """)
    }
    return migraties
  }
}
