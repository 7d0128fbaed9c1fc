#include "core/cohort/patients.h"

#include "core/cohort/items.h"
#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QSqlDatabase>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace stratoscope::cohort {
namespace {

/// What a table says about a series: its rows and the patients named for them.
struct Claim {
  std::vector<int> rows;
  std::set<std::string> identifiers;
};

class Mover {
public:
  explicit Mover(const Cohort& cohort)
      : knownPatient_(cohort.database(), lookup::patient),
        newPatient_(cohort.database(), "INSERT INTO patients (identifier) VALUES (?)"),
        knownStudy_(cohort.database(), lookup::study),
        newStudy_(cohort.database(), "INSERT INTO studies (patient, uid) VALUES (?, ?)"),
        move_(cohort.database(), "UPDATE series SET study = ? WHERE id = ?") {}

  void move(std::int64_t series, const std::string& studyUid, const std::string& identifier) {
    const auto patient =
        knownPatient_.run(identifier).next() ? knownPatient_.integer(0) : newPatient_.run(identifier).insertedId();
    const auto study = knownStudy_.run(patient, studyUid).next() ? knownStudy_.integer(0)
                                                                 : newStudy_.run(patient, studyUid).insertedId();
    move_.run(study, series);
  }

private:
  Query knownPatient_;
  Query newPatient_;
  Query knownStudy_;
  Query newStudy_;
  Query move_;
};

std::map<std::int64_t, Claim> claimsOf(const Cohort& cohort, const std::map<int, std::string>& identifierOfRow) {
  std::unordered_map<std::int64_t, std::string> identifiers;
  for (const auto& patient : patients(cohort)) {
    identifiers[patient.id] = patient.identifier;
  }
  std::map<std::int64_t, Claim> claims;
  for (const auto& item : items(cohort)) {
    const auto named = identifierOfRow.find(item.row);
    if (named == identifierOfRow.end() || named->second.empty()) {
      continue;
    }
    auto& claim = claims[item.series];
    claim.identifiers.insert(named->second);
    if (identifiers.at(item.patient) != named->second) {
      claim.rows.push_back(item.row);
    }
  }
  return claims;
}

} // namespace

std::vector<int> assignPatients(Cohort& cohort, const std::map<int, std::string>& identifierOfRow) {
  std::unordered_map<std::int64_t, std::string> studyUids;
  for (const auto& study : studies(cohort)) {
    studyUids[study.id] = study.uid;
  }
  const auto claims = claimsOf(cohort, identifierOfRow);
  std::vector<int> left;
  Mover mover(cohort);
  for (const auto& row : series(cohort)) {
    const auto claim = claims.find(row.id);
    if (claim == claims.end() || claim->second.rows.empty()) {
      continue;
    }
    if (row.kind == "dicom" || claim->second.identifiers.size() > 1) {
      left.insert(left.end(), claim->second.rows.begin(), claim->second.rows.end());
    } else {
      mover.move(row.id, studyUids.at(row.study), *claim->second.identifiers.begin());
    }
  }
  Query(cohort.database(), "DELETE FROM studies WHERE NOT EXISTS (SELECT 1 FROM series WHERE series.study = "
                           "studies.id)")
      .run();
  Query(cohort.database(), "DELETE FROM patients WHERE NOT EXISTS (SELECT 1 FROM studies WHERE studies.patient = "
                           "patients.id)")
      .run();
  std::ranges::sort(left);
  return left;
}

} // namespace stratoscope::cohort
