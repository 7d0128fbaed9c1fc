#include "core/base/atomic_file.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/workflow/duplicates.h"
#include "core/workflow/similar/item_index.h"
#include "core/workflow/similar/query_images.h"
#include "core/workflow/similar/similar.h"
#include "small_cohort.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <optional>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

namespace fs = std::filesystem;

std::vector<int> rowsOf(const SimilarResult& result) {
  std::vector<int> rows;
  std::ranges::transform(result.items, std::back_inserter(rows), &SimilarItem::item);
  return rows;
}

} // namespace

class SimilarTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    pictures_ = fixture::copyPictures(place("pictures"), 10, 2);
    cohort_.emplace(cohort::Cohort::create(place("small.stratoscope")));
    fixture::importPictures(*cohort_, pictures_);
    fixture::train(*cohort_, 1);
    SilentProgress progress;
    (void)embed(*cohort_, {{}, 0, "cpu"}, progress, {});
    cohort::Transaction transaction(*cohort_);
    std::map<int, std::string> sides;
    for (int row = 0; row < cohort::itemCount(*cohort_); row += 3) {
      sides[row] = "left";
    }
    cohort::setColumn(*cohort_, "side", sides);
    transaction.commit();
  }

  void theQueryIsLeftOut() {
    const auto found = find({.items = {7}}, {.k = 5});
    QCOMPARE(found.items.size(), std::size_t{5});
    QVERIFY(found.searched == IndexKind::Exact && !found.expanded && !found.reranked);
    for (std::size_t i = 0; i < found.items.size(); ++i) {
      QVERIFY(found.items[i].item != 7);
      QVERIFY(i == 0 || found.items[i].score <= found.items[i - 1].score);
      QVERIFY(fs::exists(found.items[i].path));
    }
    QCOMPARE(find({.items = {7}}, {.k = 500}).items.size(), std::size_t{71});
    QVERIFY(codeOf({.items = {72}}) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf({.items = {}}) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf({.items = {0}, .liked = {-1}}) == ErrorCode::InvalidArgument);
  }

  void severalItemsMakeOneQuery() {
    const auto any = find({.items = {3, 40}, .combine = CombineBy::Max}, {.k = 70});
    const auto first = find({.items = {3}}, {.k = 71});
    const auto second = find({.items = {40}}, {.k = 71});
    const auto scoreIn = [](const SimilarResult& result, int item) {
      return std::ranges::find(result.items, item, &SimilarItem::item)->score;
    };
    for (const auto& item : any.items) {
      QVERIFY(item.item != 3 && item.item != 40);
      QCOMPARE(item.score, std::max(scoreIn(first, item.item), scoreIn(second, item.item)));
    }
    QVERIFY(rowsOf(find({.items = {3, 40}}, {.k = 70})) != rowsOf(any));
  }

  void filtersHold() {
    for (const auto& item : find({.items = {7}}, {.k = 50, .where = {{"side", "left"}}}).items) {
      QCOMPARE(item.item % 3, 0);
    }
    const auto both = find({.items = {7}}, {.k = 50, .where = {{"side", "left"}, {"class", "Hand"}}});
    QVERIFY(both.items.size() > 1 && both.items.size() < 12);
    QVERIFY(codeOf({.items = {7}}, {.where = {{"no such column", "x"}}}) == ErrorCode::NotFound);
    // Every picture is a patient of its own here.
    QVERIFY(find({.items = {7}}, {.patients = PatientFilter::Same}).items.empty());
    QCOMPARE(find({.items = {7}}, {.k = 100, .patients = PatientFilter::Others}).items.size(), std::size_t{71});
  }

  void aFileFromOutsideIsReadAsTheItemsWere() {
    const auto item = find({.items = {7}}, {.k = 1}).items.front();
    const auto found = find({.items = {}, .files = {item.path}}, {.k = 1}).items.front();
    QCOMPARE(found.item, item.item);
    QVERIFY(found.score > 0.999F);
    QVERIFY(codeOf({.items = {}, .files = {item.path}}, {.patients = PatientFilter::Same}) ==
            ErrorCode::InvalidArgument);
    const auto text = place("no picture.png");
    writeFileAtomically(text, std::string_view("nothing"));
    QVERIFY(codeOf({.items = {}, .files = {text}}) == ErrorCode::Unreadable);
  }

  void aBoxAsksAboutAPartOfTheImage() {
    SilentProgress progress;
    const auto whole = queryImages(*cohort_, {.items = {7}}, progress, {});
    const auto inPixels = [&](QueryBox box) { return queryImages(*cohort_, {.items = {7}, .box = box}, progress, {}); };
    const auto same = [](const ImageStack& a, const ImageStack& b) { return std::ranges::equal(a.item(0), b.item(0)); };
    // The pictures are squares, so the whole of them in any unit is the item itself.
    QVERIFY(same(whole, inPixels({0, 0, 1, 1, QueryBox::Unit::ItemShare})));
    const auto source = inPixels({0, 0, 32, 64});
    QVERIFY(!same(whole, source));
    QVERIFY(same(source, inPixels({0, 0, 0.5, 1, QueryBox::Unit::ItemShare})));
    // Half as wide as high: a margin on the left and on the right.
    QCOMPARE(std::to_integer<int>(source.item(0)[0]), 0);
    const auto found = find({.items = {7}, .box = QueryBox{8, 8, 40, 40}}, {.k = 5});
    QCOMPARE(found.items.size(), std::size_t{5});
    QVERIFY(!std::ranges::count(rowsOf(found), 7));
    QVERIFY(codeOf({.items = {7}, .box = QueryBox{100, 0, 5, 5}}) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf({.items = {7}, .box = QueryBox{0, 0, 0, 5}}) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf({.items = {7, 8}, .box = QueryBox{0, 0, 5, 5}}) == ErrorCode::InvalidArgument);
  }

  void feedbackMovesTheResults() {
    const auto before = find({.items = {7}}, {.k = 71});
    const int low = before.items[50].item;
    const int high = before.items[1].item;
    const auto after = find({.items = {7}, .liked = {low}, .disliked = {high}}, {.k = 71});
    const auto placeOf = [](const SimilarResult& result, int item) {
      const auto rows = rowsOf(result);
      return std::ranges::find(rows, item) - rows.begin();
    };
    QVERIFY(placeOf(after, low) < 50);
    QVERIFY(!std::ranges::count(rowsOf(after), high));
  }

  void expansionAndReRankingAreMarked() {
    const auto plain = find({.items = {7}}, {.k = 71});
    const auto expanded = find({.items = {7}}, {.k = 71, .expand = true});
    QVERIFY(expanded.expanded && !expanded.reranked);
    QVERIFY(expanded.items.front().score != plain.items.front().score);
    const auto reranked = find({.items = {7}}, {.k = 71, .rerank = true});
    QVERIFY(reranked.reranked && !reranked.expanded);
    QVERIFY(rowsOf(reranked) != rowsOf(plain));
    auto rows = rowsOf(reranked);
    auto expected = rowsOf(plain);
    std::ranges::sort(rows);
    std::ranges::sort(expected);
    QCOMPARE(rows, expected);
    QCOMPARE(find({.items = {7}}, {.k = 5, .rerank = true}).items.size(), std::size_t{5});
  }

  void anIndexIsKeptExtendedAndMended() {
    SilentProgress progress;
    const auto built = updateIndex(*cohort_, {}, progress, {});
    QCOMPARE(built.items, 72);
    QCOMPARE(built.added, 72);
    QVERIFY(built.recallAt10 > 0.99);
    QVERIFY(fs::exists(cohort_->folder() / built.file));
    QCOMPARE(updateIndex(*cohort_, {}, progress, {}).run, built.run);
    const auto exact = find({.items = {7}}, {.k = 5});
    const auto found = find({.items = {7}}, {.k = 5, .index = IndexKind::Hnsw});
    QVERIFY(found.searched == IndexKind::Hnsw && found.notes.empty());
    QCOMPARE(rowsOf(found), rowsOf(exact));
    // A filter that leaves too few of the candidates is answered exactly.
    QVERIFY(find({.items = {7}}, {.k = 71, .where = {{"side", "left"}}, .index = IndexKind::Hnsw}).searched ==
            IndexKind::Exact);

    const auto more = fixture::copyPictures(place("more"), 12, 0);
    fixture::importPictures(*cohort_, more);
    (void)embed(*cohort_, {{}, 0, "cpu"}, progress, {});
    const auto grown = updateIndex(*cohort_, {}, progress, {});
    QVERIFY(grown.items > 72);
    QCOMPARE(grown.added, grown.items - 72);
    QVERIFY(grown.recallAt10 > 0.99);
    QVERIFY(fs::exists(cohort_->folder() / built.file));

    const auto file = cohort_->folder() / grown.file;
    auto content = readFile(file);
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 0x40);
    writeFileAtomically(file, std::string_view(content));
    search_.reset();
    const auto mended = find({.items = {7}}, {.k = 5, .index = IndexKind::Hnsw});
    QVERIFY(mended.searched == IndexKind::Hnsw);
    QCOMPARE(mended.notes.size(), std::size_t{1});
    QVERIFY(mended.notes.front().english().find(grown.file) != std::string::npos);
    QVERIFY(updateIndex(*cohort_, {}, progress, {}).notes.empty());
    QVERIFY(fixture::codeOf([&] { (void)updateIndex(*cohort_, {.kind = IndexKind::IvfPq}, progress, {}); }) ==
            ErrorCode::InvalidArgument);
  }

  void thePatchThatMattersMostIsFound() {
    // Copies of one picture are searched with the trained network: covering the top patch hurts more than a random one.
    search_.reset();
    SilentProgress progress;
    auto& search = opened();
    const int other = find({.items = {7}}, {.k = 1}).items.front().item;
    const auto why = search.explain(*cohort_, {.items = {7}}, other, {.cells = 4}, progress, {});
    QVERIFY(std::abs(why.score - find({.items = {7}}, {.k = 1}).items.front().score) < 1e-4F);
    for (const auto* heat : {&why.query, &why.result}) {
      QCOMPARE(heat->drop.size(), std::size_t{16});
      QCOMPARE(heat->picture.width, 32);
      const float top = *std::ranges::max_element(heat->drop);
      const float sum = std::accumulate(heat->drop.begin(), heat->drop.end(), 0.F);
      QVERIFY(top > sum / 16); // the mean of the drops is what a random patch is expected to give
    }
    QVERIFY(fixture::codeOf([&] {
              (void)search.explain(*cohort_, {.items = {7, 8}}, other, {}, progress, {});
            }) == ErrorCode::InvalidArgument);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(fixture::codeOf([&] {
              (void)search.explain(*cohort_, {.items = {7}}, other, {}, progress, stop.get_token());
            }) == ErrorCode::Cancelled);
  }

  void duplicatesAreFoundWithAndWithoutAnEmbedding() {
    auto twice = cohort::Cohort::create(place("twice.stratoscope"));
    const auto copies = place("copies");
    fs::create_directories(copies);
    fs::copy(pictures_ / "Hand", copies / "a");
    fs::copy(pictures_ / "Hand", copies / "b");
    SilentProgress progress;
    (void)importSources(twice, fixture::importOptions({copies}), progress, {});
    const auto byPixels = findDuplicates(twice, {}, progress, {});
    QVERIFY(byPixels.size() >= 12);
    QVERIFY(std::ranges::count_if(byPixels, &DuplicatePair::identical) >= 12);
    fixture::train(twice, 1);
    (void)embed(twice, {{}, 0, "cpu"}, progress, {});
    const auto byEmbedding = findDuplicates(twice, {}, progress, {});
    QVERIFY(std::ranges::count_if(byEmbedding, &DuplicatePair::identical) >= 12);
    for (const auto& pair : byEmbedding) {
      QVERIFY(pair.first < pair.second && pair.correlation >= 0.98 && pair.correlation <= 1);
      QCOMPARE(pair.identical, pair.firstPath.filename() == pair.secondPath.filename());
    }
  }

private:
  [[nodiscard]] fs::path place(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }
  SimilarSearch& opened() {
    if (!search_) {
      search_.emplace(SimilarSearch::open(*cohort_, "cpu"));
    }
    return *search_;
  }
  SimilarResult find(const SimilarQuery& query, const SimilarOptions& options) {
    SilentProgress progress;
    return opened().find(*cohort_, query, options, progress, {});
  }
  ErrorCode codeOf(const SimilarQuery& query, const SimilarOptions& options = {}) {
    return fixture::codeOf([&] { (void)find(query, options); });
  }

  QTemporaryDir folder_;
  fs::path pictures_;
  std::optional<cohort::Cohort> cohort_;
  std::optional<SimilarSearch> search_;
};

QTEST_GUILESS_MAIN(SimilarTest)
#include "similar_test.moc"
