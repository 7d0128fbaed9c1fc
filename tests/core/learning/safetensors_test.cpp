#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/safetensors.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

/// A file as the format's description gives it, put together without our writer.
QByteArray rawFile(const QByteArray& header, const QByteArray& data) {
  QByteArray file;
  for (int i = 0; i < 8; ++i) {
    file += static_cast<char>(static_cast<quint64>(header.size()) >> (8 * i));
  }
  return file + header + data;
}

} // namespace

class SafeTensorsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyTypeSurvivesTheDisk() {
    SafeTensors content;
    content.metadata = {{"epoch", "7"}, {"note", "Grüße \"quoted\""}};
    for (const auto type : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64,
                            torch::kInt32, torch::kUInt8, torch::kBool}) {
      content.tensors[torch::toString(type)] = torch::arange(6).reshape({2, 3}).to(type);
    }
    content.tensors["scalar"] = torch::tensor(2.5F);
    content.tensors["none"] = torch::empty({0, 4});
    content.tensors["strided"] = torch::arange(6, torch::kFloat32).reshape({2, 3}).t();
    writeSafeTensors(path(), content);
    const auto back = readSafeTensors(path());
    QCOMPARE(back.metadata, content.metadata);
    QCOMPARE(back.tensors.size(), content.tensors.size());
    for (const auto& [name, tensor] : content.tensors) {
      QVERIFY2(back.tensors.at(name).scalar_type() == tensor.scalar_type(), name.c_str());
      QVERIFY2(torch::equal(back.tensors.at(name), tensor), name.c_str());
    }
  }

  void aFileWrittenByOthersIsRead() {
    const float values[2] = {1.5F, -2.F};
    write(rawFile(R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
                  QByteArray(reinterpret_cast<const char*>(values), 8)));
    QVERIFY(torch::equal(readSafeTensors(path()).tensors.at("w"), torch::tensor({1.5F, -2.F})));
  }

  void equalContentsGiveEqualBytes() {
    SafeTensors content;
    content.tensors = {{"b", torch::ones(3)}, {"a", torch::zeros(2)}};
    writeSafeTensors(path(), content);
    const auto once = readFile(path());
    writeSafeTensors(path(), content);
    QCOMPARE(readFile(path()), once);
  }

  void damagedFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("file");
    const QByteArray eight(8, 'x');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("shorter than its length") << QByteArray("abc");
    QTest::newRow("header longer than the file") << QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff{}", 10);
    QTest::newRow("no JSON") << rawFile("hello", eight);
    QTest::newRow("JSON of another kind") << rawFile("[1,2]", eight);
    QTest::newRow("no offsets") << rawFile(R"({"w":{"dtype":"F32","shape":[2]}})", eight);
    QTest::newRow("negative shape") << rawFile(R"({"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", eight);
    QTest::newRow("shape that overflows")
        << rawFile(R"({"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}})", eight);
    QTest::newRow("range past the end") << rawFile(R"({"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})", eight);
    QTest::newRow("range turned round") << rawFile(R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", eight);
    QTest::newRow("bytes no tensor owns")
        << rawFile(R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", eight);
    QTest::newRow("overlap") << rawFile(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                        R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
                                        eight);
  }
  void damagedFilesAreRefused() {
    QFETCH(QByteArray, file);
    write(file);
    try {
      (void)readSafeTensors(path());
      QFAIL("a damaged file was read");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unreadable);
      QCOMPARE(error.subject(), path().string());
    }
  }

  void anUnknownTypeIsNamed() {
    write(rawFile(R"({"w":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}})", QByteArray(8, 'x')));
    try {
      (void)readSafeTensors(path());
      QFAIL("an unknown type was read");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
      QVERIFY(QByteArray(error.what()).contains("F8_E4M3"));
    }
  }

private:
  std::filesystem::path path() const { return folder_.filePath("t.safetensors").toStdString(); }
  void write(const QByteArray& file) const {
    writeFileAtomically(path(), std::string_view(file.data(), static_cast<std::size_t>(file.size())));
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(SafeTensorsTest)
#include "safetensors_test.moc"
