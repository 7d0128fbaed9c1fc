#include "core/base/threads.h"
#include "core/imaging/npz/npz.h"
#include "core/imaging/recipe.h"
#include "imaging_data.h"
#include "nifti_bytes.h"

#include <QTemporaryDir>
#include <algorithm>
#include <limits>
#include <zip.h>

using namespace imaging_data;
using nifti_bytes::number;
using nifti_bytes::numbers;

namespace {

/// The bytes of a .npy file of format 1.0.
std::string npy(const std::string& type, const std::string& shape, const std::string& data,
                const std::string& order = "False") {
  std::string header = "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': (" + shape + "), }";
  header.resize((10 + header.size() + 1 + 63) / 64 * 64 - 11, ' ');
  header += '\n';
  return std::string("\x93NUMPY\x01\x00", 8) + number(static_cast<std::uint16_t>(header.size()), false) + header + data;
}

using Arrays = std::vector<std::pair<std::string, std::string>>;

void writeNpz(const fs::path& path, const Arrays& arrays, zip_int32_t method = ZIP_CM_DEFLATE) {
  fs::remove(path);
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (const auto& [name, bytes] : arrays) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const auto index = zip_file_add(archive, (name + ".npy").c_str(), source, ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), method, 0);
  }
  zip_close(archive);
}

/// So many bytes that count up from `first`.
std::string counting(int count, int first = 0) {
  std::string bytes;
  for (int i = 0; i < count; ++i) {
    bytes += static_cast<char>(first + i);
  }
  return bytes;
}

} // namespace

class NpzTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    file_ = fs::path(folder_->path().toStdString()) / "v.npz";
  }

  void numbersOfEveryTypeAreRead_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<double>("width"); // of the window; 0 for none
    const auto row = [](const char* type, const std::string& data, double width) {
      QTest::newRow(type) << type << QByteArray::fromStdString(data) << width;
    };
    row("|u1", counting(4), 255);
    row("|i1", counting(4), 0);
    row("|b1", std::string({0, 1, 0, 1}), 1);
    row("<u2", numbers<std::uint16_t>({0, 1000, 2000, 65535}), 0);
    row(">u2", numbers<std::uint16_t>({0, 1000, 2000, 65535}, true), 0);
    row("<i2", numbers<std::int16_t>({-3, 1, 2, 3}), 0);
    row("<i4", numbers<std::int32_t>({-3, 1, 2, 3}), 0);
    row("<i8", numbers<std::int64_t>({-3, 1, 2, 3}), 0);
    row("<f4", numbers<float>({0, 0.25F, 0.5F, 1}), 1);
    row("<f8", numbers<double>({-1, 0.25, 0.5, 2}), 0);
    row(">f4", numbers<float>({0, 0.25F, 0.5F, 1}, true), 1);
  }
  void numbersOfEveryTypeAreRead() {
    QFETCH(QString, type);
    QFETCH(QByteArray, data);
    QFETCH(double, width);
    writeNpz(file_, {{"train_images", npy(type.toStdString(), "1, 2, 2", data.toStdString())}});
    const auto volume = decodeOnly(file_);
    static const std::map<QString, std::vector<float>> expected{
        {"|u1", {0, 1, 2, 3}},           {"|i1", {0, 1, 2, 3}},           {"|b1", {0, 1, 0, 1}},
        {"<u2", {0, 1000, 2000, 65535}}, {">u2", {0, 1000, 2000, 65535}}, {"<i2", {-3, 1, 2, 3}},
        {"<i4", {-3, 1, 2, 3}},          {"<i8", {-3, 1, 2, 3}},          {"<f4", {0, 0.25F, 0.5F, 1}},
        {"<f8", {-1, 0.25F, 0.5F, 2}},   {">f4", {0, 0.25F, 0.5F, 1}}};
    QCOMPARE(volume.values, expected.at(type));
    QCOMPARE(volume.size, (std::array{2, 2, 1}));
    QCOMPARE(volume.windowWidth, width);
  }

  void shapesArePicturesOrVolumes_data() {
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QList<int>>("size");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("series");
    QTest::newRow("grey") << "4, 2, 6" << QList<int>{6, 2, 4} << 1 << 1;
    QTest::newRow("grey, one channel named") << "4, 2, 6, 1" << QList<int>{6, 2, 4} << 1 << 1;
    QTest::newRow("colour") << "4, 2, 2, 3" << QList<int>{2, 2, 4} << 3 << 1;
    QTest::newRow("volumes") << "2, 2, 3, 4" << QList<int>{4, 3, 2} << 1 << 2;
    QTest::newRow("volumes of colour") << "2, 2, 2, 2, 3" << QList<int>{2, 2, 2} << 3 << 2;
  }
  void shapesArePicturesOrVolumes() {
    QFETCH(QString, shape);
    QFETCH(QList<int>, size);
    QFETCH(int, channels);
    QFETCH(int, series);
    writeNpz(file_, {{"test_images", npy("|u1", shape.toStdString(), counting(48))}});
    const auto index = indexOf({file_});
    QCOMPARE(static_cast<int>(index.series.size()), series);
    std::vector<float> all;
    for (const auto& one : index.series) {
      const auto volume = makeDecoder()->decode(one);
      QCOMPARE(QList<int>(volume.size.begin(), volume.size.end()), size);
      QCOMPARE(volume.channels, channels);
      all.insert(all.end(), volume.values.begin(), volume.values.end());
      QCOMPARE(holdsPictures(one), series == 1);
      QCOMPARE(volume.sliceColumns.size(), static_cast<std::size_t>(series == 1 ? 4 : 0));
    }
    QCOMPARE(all.size(), std::size_t{48});
    for (std::size_t i = 0; i < all.size(); ++i) {
      QCOMPARE(all[i], static_cast<float>(i));
    }
  }

  void aVolumeHasItsSplitAndLabels() {
    writeNpz(file_, {{"train_images", npy("|u1", "2, 2, 2, 2", counting(16))},
                     {"train_labels", npy("<i4", "2, 2", numbers<std::int32_t>({-5, 6, 7, 8}))},
                     {"val_images", npy("|u1", "1, 2, 2, 2", counting(8, 100))},
                     {"val_labels", npy("<i4", "1, 2", numbers<std::int32_t>({9, 10}))}});
    const auto index = indexOf({file_});
    QCOMPARE(index.series.size(), std::size_t{3});
    QCOMPARE(index.series[0].columns.at("label 1"), std::string("-5"));
    QCOMPARE(index.series[1].columns.at("label 2"), std::string("8"));
    QCOMPARE(index.series[2].columns.at("split"), std::string("val"));
    QCOMPARE(index.series[2].columns.at("volume"), std::string("3"));
    QCOMPARE(index.series[2].uid, std::string("v.npz#3"));
    QCOMPARE(makeDecoder()->decode(index.series[2]).values[0], 100.0F);
    QCOMPARE(makeDecoder()->decode(index.series[0]).values[7], 7.0F); // backwards, too
    Recipe recipe;
    recipe.size = 16;
    int items = 0;
    makeItems(index.series[0], makeDecoder()->decode(index.series[0]), recipe, [&](ItemTensor&&) { ++items; });
    QCOMPARE(items, 1); // the middle slice, as of any volume
  }

  void manyPicturesAreReadInPieces_data() {
    QTest::addColumn<int>("method");
    QTest::newRow("stored") << ZIP_CM_STORE;
    QTest::newRow("deflated") << ZIP_CM_DEFLATE;
  }
  void manyPicturesAreReadInPieces() {
    QFETCH(int, method);
    // 4 million values each: two a series, the third series half in another split.
    constexpr std::size_t each = std::size_t{2048} * 2048;
    std::string pixels;
    for (const int i : {1, 2, 3, 4, 5}) {
      pixels += std::string(each, static_cast<char>(i));
    }
    writeNpz(file_,
             {{"train_images", npy("|u1", "5, 2048, 2048", pixels)},
              {"test_images", npy("|u1", "1, 2048, 2048", std::string(each, 6))}},
             method);
    const auto index = indexOf({file_});
    QCOMPARE(index.series.size(), std::size_t{3});
    setThreadCount(3);
    std::array<std::vector<float>, 3> found;
    std::array<std::string, 3> splits;
    forEachParallel(3, [&](std::size_t i) {
      const auto volume = makeDecoder()->decode(index.series[2 - i]);
      found[2 - i] = {volume.values.front(), volume.values[each - 1], volume.values[each], volume.values.back()};
      splits[2 - i] = volume.sliceColumns.at(0).at("split") + " " + volume.sliceColumns.at(1).at("split");
    });
    QCOMPARE(found[0], (std::vector<float>{1, 1, 2, 2}));
    QCOMPARE(found[1], (std::vector<float>{3, 3, 4, 4}));
    QCOMPARE(found[2], (std::vector<float>{5, 5, 6, 6}));
    QCOMPARE(splits[1], std::string("train train"));
    QCOMPARE(splits[2], std::string("train test"));
  }

  void whatCannotBeReadIsNamed_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("words");
    QTest::newRow("text") << "<U4"
                          << "1, 1, 1"
                          << "type <U4";
    QTest::newRow("complex") << "<c8"
                             << "1, 1, 1"
                             << "read";
    QTest::newRow("half") << "<f2"
                          << "1, 2, 2"
                          << "type <f2";
    QTest::newRow("forged count") << "|u1"
                                  << "1000000000, 2, 2"
                                  << "not as its header says";
    QTest::newRow("forged size") << "|u1"
                                 << "1, 100000, 100000"
                                 << "not as its header says";
    QTest::newRow("overflowing size") << "|u1"
                                      << "4294967296, 4294967296, 4"
                                      << "impossible";
    QTest::newRow("six axes") << "|u1"
                              << "1, 1, 1, 1, 2, 2"
                              << "neither";
    QTest::newRow("four channels in depth") << "|u1"
                                            << "1, 1, 1, 1, 4"
                                            << "neither";
  }
  void whatCannotBeReadIsNamed() {
    QFETCH(QString, type);
    QFETCH(QString, shape);
    QFETCH(QString, words);
    writeNpz(file_, {{"train_images", npy(type.toStdString(), shape.toStdString(), counting(48))}});
    const auto index = indexOf({file_});
    QVERIFY(index.series.empty());
    const auto reason = QString::fromStdString(index.skipped.at(0).reason.english());
    QVERIFY2(reason.contains(words), qPrintable(reason));
  }

  void splitsMustBeAlike() {
    const auto refused = [&](const std::string& other) {
      writeNpz(file_, {{"train_images", npy("|u1", "1, 2, 2", counting(4))}, {"test_images", other}});
      return indexOf({file_}).skipped.at(0).reason.english();
    };
    QVERIFY(refused(npy("|u1", "1, 2, 3", counting(6))).find("size") != std::string::npos);
    QVERIFY(refused(npy("<u2", "1, 2, 2", counting(8))).find("type of number") != std::string::npos);
    QVERIFY(refused(npy("|u1", "1, 2, 2", counting(4), "True")).find("not as its header says") != std::string::npos);
  }

  void valuesThatAreNoNumbersAreReplaced() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    writeNpz(file_, {{"train_images", npy("<f4", "1, 2, 2", numbers<float>({nan, 0.5F, 1, 0.25F}))}});
    const auto volume = decodeOnly(file_);
    QCOMPARE(volume.values, (std::vector<float>{0.25F, 0.5F, 1, 0.25F}));
    QCOMPARE(volume.warnings.size(), std::size_t{1});
  }

  void damagedPixelsAreRefused() {
    std::string pixels;
    for (int i = 0; i < 40000; ++i) {
      pixels += static_cast<char>(i * i % 251 + i / 300);
    }
    writeNpz(file_, {{"train_images", npy("|u1", "1, 200, 200", pixels)}});
    std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(fs::file_size(file_) / 2));
    file << "damaged here";
    file.close();
    const auto error = errorOf([&] { (void)decodeOnly(file_); });
    QCOMPARE(static_cast<int>(error.code()), static_cast<int>(ErrorCode::Unreadable));
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path file_;
};

QTEST_GUILESS_MAIN(NpzTest)
#include "npz_test.moc"
