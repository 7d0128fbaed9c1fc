#include "small_training.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/out_of_memory.h"
#include "core/learning/precision.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include <new>
#include <stdexcept>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

/// What LibTorch's allocators throw, by its type and by its text.
[[noreturn]] void throwAsAllocator(bool byType) {
  if (byType) {
    TORCH_CHECK_WITH(OutOfMemoryError, false, "no more of it");
  }
  TORCH_CHECK(false, "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes.");
  throw std::logic_error("not reached");
}

/// Fails as an allocator would at chosen calls, counted from 1: the step of a batch runs through it.
class FailingMemory final : public Progress {
public:
  FailingMemory(int from, int to, bool byType = true) : from_(from), to_(to), byType_(byType) {}
  void report(std::int64_t, std::int64_t, const Text& what) override {
    if (what.source.find("memory") != std::string::npos) {
      news.push_back(what.english());
      return;
    }
    ++calls_;
    if (calls_ >= from_ && calls_ <= to_) {
      throwAsAllocator(byType_);
    }
  }

  std::vector<std::string> news;

private:
  int from_;
  int to_;
  bool byType_;
  int calls_ = 0;
};

} // namespace

class MemoryTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void outOfMemoryIsToldFromOtherErrors() {
    for (const bool byType : {true, false}) {
      try {
        throwAsAllocator(byType);
      } catch (const std::exception& error) {
        QVERIFY(isOutOfMemory(error));
      }
    }
    QVERIFY(isOutOfMemory(std::bad_alloc()));
    QVERIFY(!isOutOfMemory(std::runtime_error("out of memory")));
    try {
      TORCH_CHECK(false, "sizes do not match");
    } catch (const std::exception& error) {
      QVERIFY(!isOutOfMemory(error));
    }
  }

  void theBatchIsHalvedAndTheUserTold_data() {
    QTest::addColumn<bool>("byType");
    QTest::newRow("by its type") << true;
    QTest::newRow("by its text") << false;
  }
  void theBatchIsHalvedAndTheUserTold() {
    QFETCH(bool, byType);
    TrainingRun run(shapes(64), quick(2));
    FailingMemory progress(2, 2, byType);
    const auto report = run.step(progress, {});
    QCOMPARE(report.batch, 8);
    QCOMPARE(report.device, std::string("cpu"));
    QCOMPARE(run.options().batch, 8);
    QCOMPARE(run.epochsDone(), 1);
    QCOMPARE(progress.news.size(), std::size_t{1});
    QVERIFY(progress.news.front().find("batches of 8") != std::string::npos);
  }

  /// The failed half of an epoch leaves no trace: the same bytes as of a run that began with the smaller batch.
  void theEpochBeginsAgainFromItsStart() {
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    TrainingRun failed(shapes(64), quick(2));
    FailingMemory progress(3, 3);
    while (!failed.finished()) {
      failed.step(progress, {});
    }
    failed.saveCheckpoint(place / "failed");
    auto options = quick(2);
    options.batch = 8;
    TrainingRun small(shapes(64), options);
    finish(small);
    small.saveCheckpoint(place / "small");
    QCOMPARE(readFile(place / "failed"), readFile(place / "small"));
  }

  void aMachineWithoutAnyMemoryIsSaidSo() {
    TrainingRun run(shapes(64), quick(2));
    FailingMemory progress(1, 1000);
    try {
      run.step(progress, {});
      QFAIL("nothing was said");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::OutOfMemory);
    }
  }

  void precisionsAreResolvedOnce() {
    TrainingOptions options;
    options.precision = Precision::BFloat16;
    QCOMPARE(resolvedPrecision(options, torch::kCPU), Precision::BFloat16);
    options.precision = Precision::Auto;
    QCOMPARE(resolvedPrecision(options, torch::kCPU), Precision::Float);
    TrainingRun run(shapes(8), quick(1));
    QCOMPARE(run.options().precision, Precision::Float);
  }

  void bfloat16TrainsAlmostAsFloatsDo() {
    std::array<double, 2> losses{};
    for (const auto precision : {Precision::Float, Precision::BFloat16}) {
      auto options = quick(1);
      options.precision = precision;
      options.refinement = 0;
      TrainingRun run(shapes(48), options);
      losses.at(precision == Precision::Float ? 0 : 1) = finish(run).back().loss;
    }
    QVERIFY(losses[0] != losses[1]);
    QVERIFY(std::abs(losses[0] - losses[1]) < 0.05 * std::abs(losses[0]));
  }

  void autocastEndsWithItsGuard() {
    const auto a = torch::rand({4, 4});
    {
      const Autocast autocast(Precision::BFloat16, torch::kCPU);
      QCOMPARE(torch::matmul(a, a).scalar_type(), torch::kBFloat16);
    }
    QCOMPARE(torch::matmul(a, a).scalar_type(), torch::kFloat32);
  }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "memory_test.moc"
