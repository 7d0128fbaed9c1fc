#include "core/base/error.h"
#include "core/cohort/runs.h"
#include "core/workflow/splitting.h"
#include "made_up_results.h"
#include "small_cohort.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <numeric>
#include <set>

using namespace stratoscope;
using namespace stratoscope::workflow;

class SplittingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    cohort_.emplace(cohort::Cohort::create(folder_->path().toStdString() + "/a.stratoscope"));
  }

  void patientsAreNotDivided() {
    fill(50);
    const auto result = split(*cohort_, {});
    QCOMPARE(result.groups, 50);
    std::map<std::string, std::set<std::string>> partsOfPatient;
    const auto parts = cohort::columnValues(*cohort_, "split");
    for (std::size_t item = 0; item < parts.size(); ++item) {
      partsOfPatient[cohort::columnValues(*cohort_, "who").at(item)].insert(parts[item]);
    }
    QCOMPARE(partsOfPatient.size(), std::size_t{50});
    for (const auto& [patient, of] : partsOfPatient) {
      QVERIFY2(of.size() == 1 && !of.contains(""), patient.c_str());
    }
    checkShares(result.itemsOf, 5); // no part is further off than the largest patient
    QVERIFY(result.warnings.empty());
  }

  void classesGetTheSameShares() {
    fill(90);
    const auto result = split(*cohort_, {.stratify = "class", .seed = 4});
    QCOMPARE(result.classes.size(), std::size_t{3});
    std::array<int, 3> sum{};
    for (const auto& one : result.classes) {
      checkShares(one.items, 5);
      for (std::size_t part = 0; part < 3; ++part) {
        sum[part] += one.items[part];
      }
    }
    QVERIFY(sum == result.itemsOf);
  }

  void theSeedDrawsTheSplit() {
    fill(30);
    (void)split(*cohort_, {.seed = 1});
    const auto first = cohort::columnValues(*cohort_, "split");
    (void)split(*cohort_, {.replace = true, .seed = 2});
    QVERIFY(cohort::columnValues(*cohort_, "split") != first);
    (void)split(*cohort_, {.replace = true, .seed = 1});
    QVERIFY(cohort::columnValues(*cohort_, "split") == first);
  }

  void splitsThatAreThereAreKept() {
    fill(5, "test"); // as an NPZ of the MedMNIST form brings it
    QCOMPARE(fixture::codeOf([&] { (void)split(*cohort_, {}); }), ErrorCode::Conflict);
    QVERIFY(cohort::columnValues(*cohort_, "split") == std::vector<std::string>(15, "test"));
    QVERIFY(cohort::runs(*cohort_).empty());
    QCOMPARE(split(*cohort_, {.shares = {1, 0, 1}, .replace = true}).itemsOf[1], 0);
  }

  void otherGroups() {
    fill(12);
    QCOMPARE(split(*cohort_, {.by = "class"}).groups, 3);
    QCOMPARE(split(*cohort_, {.by = "study", .replace = true}).groups, 12);
    QCOMPARE(fixture::codeOf([&] { (void)split(*cohort_, {.by = "ward", .replace = true}); }), ErrorCode::NotFound);
  }

  void itemsWithoutAPatientStandForThemselves() {
    auto npz = fixture::picture("/data/x.npz");
    npz.kind = "npz";
    npz.items.resize(4);
    npz.items[0].columns.emplace("patient", "A");
    npz.items[1].columns.emplace("patient", "A");
    auto volume = fixture::picture("/data/x.nii.gz");
    volume.kind = "nifti";
    volume.items.resize(7);
    add(npz);
    add(volume);
    const auto result = split(*cohort_, {});
    QCOMPARE(result.groups, 4); // patient A, two images, the volume
    const auto parts = cohort::columnValues(*cohort_, "split");
    QCOMPARE(parts[0], parts[1]);
    QCOMPARE(std::set(parts.begin() + 4, parts.end()).size(), std::size_t{1});
    QCOMPARE(result.warnings.front().arguments.front(), std::string("3"));
  }

  void fewGroupsGoToTheLargestShares() {
    fill(2);
    const auto result = split(*cohort_, {});
    QVERIFY((result.groupsOf == std::array{1, 0, 1}));
    QCOMPARE(result.warnings.front().arguments.front(), std::string("val"));
  }

  void unfitSharesAreErrors() {
    QCOMPARE(fixture::codeOf([&] { (void)split(*cohort_, {}); }), ErrorCode::InvalidArgument); // no items
    fill(3);
    for (const std::array<double, 3>& shares : {std::array{0., 0., 0.}, {-1., 1., 1.}, {NAN, 1., 1.}}) {
      QCOMPARE(fixture::codeOf([&] { (void)split(*cohort_, {.shares = shares}); }), ErrorCode::InvalidArgument);
    }
  }

  void aSplitIsARun() {
    fill(10);
    const auto run = cohort::run(*cohort_, split(*cohort_, {.stratify = "class", .seed = 7}).run);
    QCOMPARE(run.step, std::string("split"));
    QCOMPARE(run.seed, std::uint64_t{7});
    QVERIFY(run.parametersJson.find("\"stratify\":\"class\"") != std::string::npos);
    QVERIFY(run.resultJson.find("\"part\":\"train\"") != std::string::npos);
  }

private:
  void add(const cohort::NewSeries& series) {
    cohort::Transaction transaction(*cohort_);
    cohort::addSeries(*cohort_, series);
    transaction.commit();
  }

  /// Patients of 1 to 5 pictures each (3 on average) of one of three classes.
  void fill(int patients, const std::string& part = {}) {
    cohort::Transaction transaction(*cohort_);
    cohort::SeriesWriter writer(*cohort_);
    for (int patient = 0; patient < patients; ++patient) {
      const auto number = QString::number(patient);
      for (int i = 0; i <= (patient * 2 + 2) % 5; ++i) {
        auto series = fixture::picture(QStringLiteral("/data/%1/%2.png").arg(number).arg(i).toStdString());
        series.patient = ("P" + number).toStdString();
        series.study = ("1." + number).toStdString();
        series.columns["who"] = series.patient;
        series.columns["class"] = QStringList{"a", "b", "c"}.at(patient % 3).toStdString();
        series.columns["split"] = part;
        writer.add(series);
      }
    }
    transaction.commit();
  }

  /// 70, 10 and 20 of a hundred, give or take `most` items.
  static void checkShares(const std::array<int, 3>& items, int most) {
    const int all = std::accumulate(items.begin(), items.end(), 0);
    const std::array shares{0.7, 0.1, 0.2};
    for (std::size_t part = 0; part < 3; ++part) {
      QVERIFY2(std::abs(items[part] - shares[part] * all) <= most, splitNames[part]);
    }
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::optional<cohort::Cohort> cohort_;
};

QTEST_GUILESS_MAIN(SplittingTest)
#include "splitting_test.moc"
