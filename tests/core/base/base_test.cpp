#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/image.h"
#include "core/base/npy.h"
#include "core/base/sha256.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace stratoscope;

namespace {

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

} // namespace

class BaseTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void sha256MatchesTheStandardsExamples_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("digest");
    QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    QTest::newRow("a million a") << QByteArray(1000000, 'a')
                                 << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
  }
  void sha256MatchesTheStandardsExamples() {
    QFETCH(QByteArray, message);
    QFETCH(QString, digest);
    QCOMPARE(QString::fromStdString(sha256(bytesOf({message.data(), static_cast<std::size_t>(message.size())}))),
             digest);
  }

  void textFillsItsArguments() {
    QCOMPARE(fillText("%1 of %2 (%3)", {"3", "10"}), std::string("3 of 10 (%3)"));
    // An argument that looks like a mark is not filled again.
    QCOMPARE(fillText("%1-%2", {"%2", "x"}), std::string("%2-x"));
  }

  void errorSaysSubjectReasonAndAdvice() {
    const Error error(ErrorCode::Unreadable, {"ends after %1 bytes", {"300"}}, "a.dcm", "Copy the file again");
    QCOMPARE(std::string(error.what()), std::string("a.dcm: ends after 300 bytes. Copy the file again"));
  }

  void matrixSurvivesTheDisk() {
    Matrix matrix(3, 2);
    matrix.values = {1.F, 2.F, 3.F, -4.F, 5.5F, 1e-30F};
    writeMatrix(path("m.npy"), matrix);
    const auto back = readMatrix(path("m.npy"));
    QCOMPARE(back.rows, matrix.rows);
    QCOMPARE(back.columns, matrix.columns);
    QCOMPARE(back.values, matrix.values);
  }

  void imageStackIsMappedAndInterleaved() {
    const auto stack = makeStack({1, 2, 3, 4, 10, 20, 30, 40, 100, 110, 120, 130}, 3, 2, 2);
    const std::vector<std::size_t> shape{1, 3, 2, 2};
    writeNpy(path("i.npy"), "|u1", shape, stack.item(0));
    const auto mapped = openImageStack(path("i.npy"));
    QCOMPARE(mapped.count, std::size_t{1});
    QCOMPARE(pictureOf(mapped, 0).pixels, (std::vector<std::uint8_t>{1, 10, 100, 2, 20, 110, 3, 30, 120, 4, 40, 130}));
  }

  void wideImagesShowTheirHighByte() {
    const std::vector<std::uint16_t> values{0x0000, 0x80ff, 0xffff, 0x0100};
    const std::vector<std::size_t> shape{1, 2, 2};
    writeNpy(path("w.npy"), "<u2", shape, std::as_bytes(std::span(values)));
    QCOMPARE(pictureOf(openImageStack(path("w.npy")), 0).pixels, (std::vector<std::uint8_t>{0, 0x80, 0xff, 1}));
  }

  void volumesAreMappedAndShowTheirMiddleSlice() {
    // One item of two channels and three slices of a row of two pixels.
    const auto stack = makeStack({1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16}, 2, 1, 2, 3);
    QCOMPARE(stack.count, std::size_t{1});
    const std::vector<std::size_t> shape{1, 2, 3, 1, 2};
    writeNpy(path("v.npy"), "|u1", shape, stack.item(0));
    const auto mapped = openImageStack(path("v.npy"));
    QCOMPARE(mapped.depth, 3);
    QCOMPARE(mapped.bytesPerItem(), std::size_t{12});
    QCOMPARE(pictureOf(mapped, 0).pixels, (std::vector<std::uint8_t>{3, 13, 4, 14}));
  }

  void anUnfinishedArrayLeavesNothing() {
    {
      NpyRowWriter writer(path("u.npy"), "|u1", {2});
      writer.append(bytesOf("ab"));
      QVERIFY_THROWS_EXCEPTION(Error, writer.append(bytesOf("abc")));
    }
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files).size(), 0);
  }

  void damagedArraysAreRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("this is a text of some length, no array");
    QTest::newRow("header cut off") << QByteArray("\x93NUMPY\x01\x00\x76\x00{'descr'", 18);
    const QByteArray huge = "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 64), }";
    QTest::newRow("impossible shape") << QByteArray("\x93NUMPY\x01\x00", 8) + static_cast<char>(huge.size()) + '\0' +
                                             huge;
    const QByteArray cut = "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 4), }";
    QTest::newRow("data cut off") << QByteArray("\x93NUMPY\x01\x00", 8) + static_cast<char>(cut.size()) + '\0' + cut +
                                         "abcd";
  }
  void damagedArraysAreRefused() {
    QFETCH(QByteArray, content);
    writeFileAtomically(path("d.npy"), std::string_view(content.data(), static_cast<std::size_t>(content.size())));
    QVERIFY_THROWS_EXCEPTION(Error, (void)readMatrix(path("d.npy")));
  }

  void aFullDiskIsNamed() {
    if (!std::filesystem::exists("/dev/full")) {
      QSKIP("this system has no /dev/full to stand for a full disk");
    }
    std::filesystem::create_symlink("/dev/full", path("full.npy.part" + std::to_string(::getpid())));
    try {
      writeFileAtomically(path("full.npy"), "x");
      QFAIL("a write to a full disk passed");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::WriteFailed);
      QVERIFY(!error.advice().empty());
    }
  }

private:
  std::filesystem::path path(const std::string& name) const { return folder_->path().toStdString() + "/" + name; }

  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"
