#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/retrieval/index/search_index.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

namespace fs = std::filesystem;

/// Rows around 40 middles, of different lengths.
Matrix clustered(std::size_t rows, unsigned seed) {
  constexpr std::size_t columns = 32;
  constexpr std::size_t groups = 40;
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  Matrix middles(groups, columns);
  std::ranges::generate(middles.values, [&] { return normal(random); });
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      matrix.row(i)[j] = (middles.row(i % groups)[j] + 0.6F * normal(random)) * static_cast<float>(1 + i % 3);
    }
  }
  return matrix;
}

Matrix firstRows(const Matrix& matrix, std::size_t count) {
  Matrix part(count, matrix.columns);
  std::copy_n(matrix.values.begin(), part.values.size(), part.values.begin());
  return part;
}

SearchIndex build(const Matrix& rows, IndexKind kind) {
  SilentProgress progress;
  return SearchIndex::build(viewOf(rows), {kind, 1}, progress, {});
}

Query queryOf(const Matrix& rows, std::size_t row) {
  Matrix example(1, rows.columns);
  std::ranges::copy(rows.row(row), example.values.begin());
  return makeQuery(example);
}

ErrorCode codeOf(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

} // namespace

class SearchIndexTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void kinds() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("recall");
    QTest::addColumn<bool>("mapped");
    QTest::newRow("exact") << static_cast<int>(IndexKind::Exact) << 1.0 << false;
    QTest::newRow("graph") << static_cast<int>(IndexKind::Hnsw) << 0.98 << false;
    QTest::newRow("lists of codes") << static_cast<int>(IndexKind::IvfPq) << 0.9 << true;
  }

  void whatItFindsIsNearlyWhatTheExactSearchFinds_data() { kinds(); }
  void whatItFindsIsNearlyWhatTheExactSearchFinds() {
    QFETCH(int, kind);
    QFETCH(double, recall);
    const auto rows = clustered(4000, 3);
    const ExactSearch exact(viewOf(rows));
    const auto index = build(rows, IndexKind(kind));
    QCOMPARE(index.size(), rows.rows);
    QCOMPARE(index.dimension(), rows.columns);
    QVERIFY(index.kind() == IndexKind(kind));
    const double found = recallAt10(index, exact, 60);
    QVERIFY2(found >= recall, qPrintable(QString::number(found)));
    // Scores are those of the exact search: an index may miss an item and never misjudges one.
    const auto query = queryOf(rows, 17);
    for (const auto& hit : searchBy(index, exact, query, 10)) {
      QCOMPARE(hit.score, exact.scoresOf(query, std::vector<int>{hit.item}).front().score);
    }
    QCOMPARE(searchBy(index, exact, query, 1).front().item, 17);
  }

  void aSavedOneAnswersAsBeforeAndTakesMore_data() { kinds(); }
  void aSavedOneAnswersAsBeforeAndTakesMore() {
    QFETCH(int, kind);
    QFETCH(double, recall);
    QFETCH(bool, mapped);
    const QTemporaryDir folder;
    const auto file = fs::path(folder.path().toStdString()) / "index.faiss";
    const auto rows = clustered(4000, 4);
    const auto before = firstRows(rows, 3000);
    const auto built = build(before, IndexKind(kind));
    built.save(file);
    QVERIFY(!fs::exists(file.string() + ".part"));
    const auto asked = SearchIndex::load(file, IndexUse::Ask);
    QCOMPARE(asked.isMapped(), mapped);
    QVERIFY(asked.kind() == IndexKind(kind));
    const auto query = queryOf(rows, 5);
    QCOMPARE(asked.candidates(query, 50), built.candidates(query, 50));

    auto grown = SearchIndex::load(file, IndexUse::Add);
    SilentProgress progress;
    grown.addFrom(viewOf(rows), progress, {});
    QCOMPARE(grown.size(), rows.rows);
    const ExactSearch exact(viewOf(rows));
    QVERIFY(recallAt10(grown, exact, 60) >= recall - 0.02);
    QCOMPARE(searchBy(grown, exact, queryOf(rows, 3999), 1).front().item, 3999);
    QCOMPARE(SearchIndex::load(file, IndexUse::Ask).size(), before.rows); // the file itself stays as it was
  }

  void aDamagedFileIsRefused_data() { kinds(); }
  void aDamagedFileIsRefused() {
    QFETCH(int, kind);
    const QTemporaryDir folder;
    const auto file = fs::path(folder.path().toStdString()) / "index.faiss";
    build(clustered(2000, 5), IndexKind(kind)).save(file);
    const auto whole = readFile(file);
    const auto unreadable = [&](const std::string& content) {
      writeFileAtomically(file, std::string_view(content));
      return codeOf([&] { (void)SearchIndex::load(file, IndexUse::Add); }) == ErrorCode::Unreadable;
    };
    QVERIFY(unreadable(whole.substr(0, whole.size() / 2)));
    QVERIFY(unreadable(whole.substr(0, 3)));
    QVERIFY(unreadable(""));
    QVERIFY(unreadable("this is no index at all, and long enough to hold a header of one"));
    fs::remove(file);
    QVERIFY(codeOf([&] { (void)SearchIndex::load(file, IndexUse::Ask); }) == ErrorCode::NotFound);
  }

  void wrongArgumentsAreSaid() {
    const auto rows = clustered(500, 6);
    SilentProgress progress;
    QVERIFY(codeOf([&] { (void)build(rows, IndexKind::IvfPq); }) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf([&] { (void)build(Matrix(0, 0), IndexKind::Hnsw); }) == ErrorCode::InvalidArgument);
    auto index = build(rows, IndexKind::Hnsw);
    QVERIFY(codeOf([&] { index.addFrom(viewOf(Matrix(600, 3)), progress, {}); }) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf([&] { index.addFrom(viewOf(firstRows(rows, 10)), progress, {}); }) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf([&] { (void)index.candidates(makeQuery(Matrix(1, 3)), 5); }) == ErrorCode::InvalidArgument);
    QVERIFY(index.candidates(queryOf(rows, 0), 0).empty());
    auto broken = rows;
    broken.values[40] = std::numeric_limits<float>::infinity();
    QVERIFY(codeOf([&] { (void)build(broken, IndexKind::Hnsw); }) == ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(codeOf([&] {
              (void)SearchIndex::build(viewOf(rows), {IndexKind::Hnsw, 0}, progress, stop.get_token());
            }) == ErrorCode::Cancelled);
  }
};

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "search_index_test.moc"
