#include "core/base/error.h"
#include "core/base/threads.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "core/imaging/npz/npz.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/targets.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

using namespace stratoscope;
namespace fs = std::filesystem;

namespace {

const fs::path data = fs::path(STRATOSCOPE_TEST_DATA) / "fuzz";

struct Target {
  const char* name;
  void (*parse)(fuzz::Bytes);
};
constexpr std::array<Target, 10> targets{{{"npy", fuzz::npy},
                                          {"npz", fuzz::npz},
                                          {"table", fuzz::table},
                                          {"safetensors", fuzz::safetensors},
                                          {"checkpoint", fuzz::checkpoint},
                                          {"nifti", fuzz::nifti},
                                          {"nifti_gz", fuzz::nifti_gz},
                                          {"message", fuzz::message},
                                          {"csa", fuzz::csa},
                                          {"text_header", fuzz::text_header}}};

std::string contentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace

/// Inputs that once failed, and the files that the fuzzing begins with.
class FindingsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void parsersTakeThemOrRefuseThem_data() {
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("file");
    for (std::size_t i = 0; i < targets.size(); ++i) {
      for (const auto& file : filesIn(data / targets[i].name)) {
        QTest::newRow(file.lexically_relative(data).c_str())
            << static_cast<int>(i) << QString::fromStdString(file.string());
      }
    }
  }
  void parsersTakeThemOrRefuseThem() {
    QFETCH(int, target);
    QFETCH(QString, file);
    const auto bytes = contentOf(file.toStdString());
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
    targets.at(static_cast<std::size_t>(target)).parse({first, bytes.size()}); // anything but an Error fails the test
  }

  /// The type "<i0", whose values were shifted by 64 bits.
  void labelsOfNoBytesAreRefused() {
    imaging::Series whole;
    whole.kind = imaging::SourceKind::Npz;
    whole.path = data / "npz/labels_of_no_bytes.npz";
    whole.files = {whole.path};
    bool refused = false;
    try {
      (void)imaging::readNpz(imaging::npzSeries(whole).at(0));
    } catch (const Error& error) {
      refused = error.code() == ErrorCode::Unsupported;
    }
    QVERIFY(refused);
  }

  /// Files that ended a decoder process, or the reading of headers: each is read or refused, and the next one is read.
  void theWorkbenchOutlivesThem_data() {
    QTest::addColumn<QString>("file");
    for (const auto& file : filesIn(data / "decoder")) {
      QTest::newRow(file.filename().c_str()) << QString::fromStdString(file.string());
    }
  }
  void theWorkbenchOutlivesThem() {
    QFETCH(QString, file);
    SilentProgress progress;
    const std::array<fs::path, 1> sources{file.toStdString()};
    const auto index = imaging::indexSources(sources, progress, {});
    QVERIFY(index.series.empty() != index.skipped.empty());
    const auto decoder = imaging::makeDecoder();
    for (const auto& series : index.series) {
      try {
        QVERIFY(!decoder->decode(series).values.empty());
      } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::Unreadable || error.code() == ErrorCode::Unsupported);
        QCOMPARE(error.subject(), sources[0].string());
      }
    }
    const std::array<fs::path, 1> sound{fs::path(STRATOSCOPE_TEST_DATA) / "imaging/ct.dcm"};
    QCOMPARE(decoder->decode(imaging::indexSources(sound, progress, {}).series.at(0)).size, (std::array{4, 3, 1}));
  }

  void mutationsAreManyAndCanBeMadeAgain() {
    const auto seed = contentOf(fs::path(STRATOSCOPE_TEST_DATA) / "imaging/ct.dcm");
    std::set<std::string> all;
    for (std::uint64_t i = 0; i < 200; ++i) {
      std::mt19937_64 first(i);
      std::mt19937_64 second(i);
      const auto bytes = fuzz::mutated(seed, first);
      QVERIFY(bytes == fuzz::mutated(seed, second));
      all.insert(bytes);
    }
    QVERIFY(all.size() > 190);
    std::mt19937_64 random(1);
    QCOMPARE(fuzz::mutated({}, random), std::string());
  }
};

QTEST_GUILESS_MAIN(FindingsTest)
#include "findings_test.moc"
