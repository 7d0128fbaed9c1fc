#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/imaging/picture/png.h"
#include "core/workflow/thumbnails/thumbnail_pack.h"
#include "core/workflow/thumbnails/thumbnail_source.h"
#include "core/workflow/thumbnails/thumbnails.h"
#include "small_cohort.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <numeric>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace stratoscope;
using namespace stratoscope::workflow;
namespace fs = std::filesystem;

namespace {

/// A picture of `side` pixels, bright on the left and on top, a little different for each number.
Picture drawn(int side, int number) {
  Picture picture{side, side, 1, {}};
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      picture.pixels.push_back(static_cast<std::uint8_t>((x * 3 + y * 2 + number * 7) % 256));
    }
  }
  return picture;
}

ThumbnailKey keyOf(int number) {
  ThumbnailKey key{};
  key[0] = static_cast<std::uint8_t>(number % 256);
  key[1] = static_cast<std::uint8_t>(number / 256);
  return key;
}

void flip(const fs::path& file, std::int64_t at) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekg(at);
  const auto byte = static_cast<char>(stream.get() ^ 0x55);
  stream.seekp(at);
  stream.put(byte);
}

} // namespace

class ThumbnailsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    place_ = folder_->path().toStdString();
  }

  void largeOnesComeFromTheSourceAndAreMadeOnce() {
    importDrawn(5, 300, 32);
    ThumbnailStore store(cohort());
    QVERIFY(!store.ready(0, largeThumbnail));
    const auto first = store.thumbnails({0, 1, 2, 3, 4}, largeThumbnail);
    QCOMPARE(store.decodings(), std::size_t{5});
    QCOMPARE(first[3].picture.width, 256);
    QVERIFY(first[3].fromSource);
    QVERIFY(first[3].picture.pixels == reduced(drawn(300, 3), 256).pixels);
    QVERIFY(store.thumbnail(3, largeThumbnail).picture.pixels == first[3].picture.pixels);
    QCOMPARE(store.decodings(), std::size_t{5});

    ThumbnailStore again(cohort());
    QVERIFY(again.ready(4, largeThumbnail)->picture.pixels == first[4].picture.pixels);
    QVERIFY(again.thumbnails({0, 1, 2, 3, 4}, largeThumbnail)[1].picture.pixels == first[1].picture.pixels);
    QCOMPARE(again.decodings(), std::size_t{0});
  }

  void smallOnesComeFromTheTensorWhereItHasThePixels() {
    importDrawn(2, 300, 128);
    ThumbnailStore store(cohort());
    const auto small = store.ready(1, smallThumbnail);
    QVERIFY(small && !small->fromSource);
    QVERIFY(small->picture.pixels == reduced(reduced(drawn(300, 1), 128), 64).pixels);
    QCOMPARE(store.decodings(), std::size_t{0});
  }

  void smallOnesOfSmallerTensorsComeFromTheSource() {
    importDrawn(2, 300, 32);
    ThumbnailStore store(cohort());
    const auto small = store.thumbnail(1, smallThumbnail);
    QVERIFY(small.fromSource);
    QVERIFY(small.picture.pixels == reduced(drawn(300, 1), 64).pixels);
  }

  void theBackgroundPassMakesAll() {
    importDrawn(40, 80, 32);
    ThumbnailStore store(cohort());
    SilentProgress progress;
    store.fill(largeThumbnail, progress, {});
    QCOMPARE(store.decodings(), std::size_t{40});
    store.fill(largeThumbnail, progress, {});
    for (int item = 0; item < 40; ++item) {
      QVERIFY(store.ready(item, largeThumbnail));
    }
    QCOMPARE(store.decodings(), std::size_t{40});
  }

  void aStoppedPassGoesOnLater() {
    importDrawn(40, 80, 32);
    ThumbnailStore store(cohort());
    std::stop_source source;
    fixture::StopAt stopper(source, 1);
    QCOMPARE(fixture::codeOf([&] { store.fill(largeThumbnail, stopper, source.get_token()); }), ErrorCode::Cancelled);
    const auto before = store.decodings();
    QVERIFY(before > 0 && before < 40);
    SilentProgress progress;
    ThumbnailStore again(cohort());
    again.fill(largeThumbnail, progress, {});
    QCOMPARE(before + again.decodings(), std::size_t{40});
  }

  void aChangedFileIsReadAgainAndAMovedOneIsNot() {
    importDrawn(2, 80, 32);
    (void)ThumbnailStore(cohort()).thumbnails({0, 1}, largeThumbnail);
    imaging::writePng(pictures() / "0000.png", drawn(80, 99));
    fs::last_write_time(pictures() / "0000.png", fs::file_time_type::clock::now() + std::chrono::hours(1));
    fs::rename(pictures() / "0001.png", pictures() / "gone.png");
    ThumbnailStore store(cohort());
    const auto thumbnails = store.thumbnails({0, 1}, largeThumbnail);
    QCOMPARE(store.decodings(), std::size_t{1});
    QVERIFY(thumbnails[0].picture.pixels != thumbnails[1].picture.pixels);
    QVERIFY(thumbnails[1].fromSource);
  }

  void whatCannotBeReadIsShownByItsTensor() {
    importDrawn(2, 80, 32);
    fs::remove(pictures() / "0001.png");
    writeFileAtomically(pictures() / "0000.png", std::string_view("no picture"));
    ThumbnailStore store(cohort());
    for (int i = 0; i < 2; ++i) {
      const auto thumbnails = store.thumbnails({0, 1}, largeThumbnail);
      QVERIFY(!thumbnails[0].fromSource && !thumbnails[1].fromSource);
      QCOMPARE(thumbnails[1].picture.width, 32);
    }
    QCOMPARE(store.decodings(), std::size_t{2}); // not tried again
  }

  void manyThreadsMakeEachOnce() {
    importDrawn(24, 80, 32);
    ThumbnailStore store(cohort());
    std::vector<int> all(24);
    std::iota(all.begin(), all.end(), 0);
    std::vector<std::vector<Thumbnail>> results(6);
    {
      std::vector<std::jthread> threads;
      for (auto& result : results) {
        threads.emplace_back([&] { result = store.thumbnails(all, largeThumbnail); });
      }
    }
    QCOMPARE(store.decodings(), std::size_t{24});
    for (const auto& result : results) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        QVERIFY(result[i].fromSource && result[i].picture.pixels == results[0][i].picture.pixels);
      }
    }
  }

  void aThousandItems() {
    importDrawn(1000, 40, 32);
    std::vector<int> all(1000);
    std::iota(all.begin(), all.end(), 0);
    ThumbnailStore store(cohort());
    const auto made = store.thumbnails(all, largeThumbnail);
    QCOMPARE(store.decodings(), std::size_t{1000});
    ThumbnailStore again(cohort());
    const auto read = again.thumbnails(all, largeThumbnail);
    QCOMPARE(again.decodings(), std::size_t{0});
    QVERIFY(std::ranges::equal(
        made, read, {}, [](const auto& one) { return one.picture.pixels; },
        [](const auto& one) { return one.picture.pixels; }));
  }

  void damagedRecordsAreMadeAgain() {
    importDrawn(3, 80, 32);
    const auto whole = ThumbnailStore(cohort()).thumbnails({0, 1, 2}, largeThumbnail);
    const auto pack = cohort() / "thumbnails" / "256.pack";
    const auto size = static_cast<std::int64_t>(fs::file_size(pack));
    for (const auto& damage : std::vector<std::function<void()>>{
             [&] { flip(pack, size / 2); },                           // the pixels of one
             [&] { flip(pack, 2); },                                  // the head of one
             [&] { fs::resize_file(pack, fs::file_size(pack) - 9); }, // a write that was cut off
             [&] { std::ofstream(pack, std::ios::app) << "STH1 and then nothing"; },
             [&] { writeFileAtomically(pack, std::string_view("something else")); },
             [&] { fs::remove_all(cohort() / "thumbnails"); }}) {
      damage();
      ThumbnailStore store(cohort());
      const auto again = store.thumbnails({0, 1, 2}, largeThumbnail);
      QVERIFY(store.decodings() <= 3);
      for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(again[i].picture.pixels == whole[i].picture.pixels);
      }
      QCOMPARE(ThumbnailStore(cohort()).thumbnails({0, 1, 2}, largeThumbnail).size(), std::size_t{3});
      QVERIFY(ThumbnailStore(cohort()).ready(2, largeThumbnail));
    }
  }

  void onlyTheDamagedRecordIsLost() {
    const auto file = place_ / "x.pack";
    {
      ThumbnailPack pack(file, 1 << 20);
      for (int i = 0; i < 3; ++i) {
        pack.append(keyOf(i), drawn(64, i));
      }
    }
    flip(file, static_cast<std::int64_t>(fs::file_size(file) / 2)); // in the second of three
    ThumbnailPack pack(file, 1 << 20);
    QVERIFY(pack.read(keyOf(0)) && !pack.read(keyOf(1)) && pack.read(keyOf(2)));
    QVERIFY(!pack.contains(keyOf(1)));
    pack.append(keyOf(1), drawn(64, 1));
    QVERIFY(pack.read(keyOf(1))->pixels == drawn(64, 1).pixels);
  }

  void thePackStaysWithinItsSize() {
    const auto file = place_ / "x.pack";
    constexpr std::uint64_t most = 20000;
    ThumbnailPack pack(file, most);
    for (int i = 0; i < 500; ++i) {
      pack.append(keyOf(i), drawn(32, i));
      QVERIFY(fs::file_size(file) <= most);
    }
    QVERIFY(pack.read(keyOf(499))->pixels == drawn(32, 499).pixels);
    QVERIFY(pack.read(keyOf(498)) && !pack.read(keyOf(0)));
    ThumbnailPack again(file, most);
    QVERIFY(again.read(keyOf(499))->pixels == drawn(32, 499).pixels);
  }

  void aKilledWriterLosesNothingOfTheOthers() {
    const auto file = place_ / "x.pack";
    const auto child = ::fork();
    if (child == 0) {
      ThumbnailPack pack(file, 1 << 24);
      for (int i = 0; i < 100000; ++i) {
        pack.append(keyOf(i % 400), drawn(64, i % 400));
      }
      ::_exit(0);
    }
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(file) && fs::file_size(file) > 100000, 20000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ThumbnailPack pack(file, 1 << 24);
    int whole = 0;
    for (int i = 0; i < 400; ++i) {
      if (const auto picture = pack.read(keyOf(i))) {
        QVERIFY(picture->pixels == drawn(64, i).pixels);
        ++whole;
      }
    }
    QVERIFY(whole > 10);
  }

  void whatIsNotThereIsAnError() {
    importDrawn(1, 40, 32);
    ThumbnailStore store(cohort());
    QCOMPARE(fixture::codeOf([&] { (void)store.thumbnail(1, largeThumbnail); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)store.thumbnail(-1, smallThumbnail); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)store.thumbnail(0, 100); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)ThumbnailStore(place_ / "nowhere"); }), ErrorCode::NotFound);
    QVERIFY(!fs::exists(place_ / "nowhere"));
  }

private:
  [[nodiscard]] fs::path cohort() const { return place_ / "a.stratoscope"; }
  [[nodiscard]] fs::path pictures() const { return place_ / "pictures"; }

  void importDrawn(int count, int side, int itemSize) const {
    fs::create_directories(pictures());
    for (int i = 0; i < count; ++i) {
      const auto name = QStringLiteral("%1.png").arg(i, 4, 10, QLatin1Char('0')).toStdString();
      imaging::writePng(pictures() / name, drawn(side, i));
    }
    auto made = cohort::Cohort::create(cohort());
    SilentProgress progress;
    (void)workflow::importSources(made, fixture::importOptions({pictures()}, itemSize), progress, {});
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path place_;
};

QTEST_GUILESS_MAIN(ThumbnailsTest)
#include "thumbnails_test.moc"
