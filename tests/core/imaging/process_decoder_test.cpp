#include "core/base/threads.h"
#include "core/imaging/decoding/decoder_message.h"
#include "core/imaging/decoding/message_channel.h"
#include "core/imaging/decoding/process_decoder.h"
#include "core/imaging/inspect.h"
#include "imaging_data.h"

#include <QTemporaryDir>
#include <atomic>
#include <csignal>
#include <set>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace imaging_data;
using namespace std::chrono_literals;

namespace {

bool isSanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return true;
#else
  return false;
#endif
}

/// A picture file that is not there: the test's decoder goes by its name alone.
Series named(const std::string& name) {
  Series series;
  series.path = "/nowhere/" + name + ".png";
  series.files = {series.path};
  return series;
}

pid_t idIn(const Volume& volume) {
  return static_cast<pid_t>(volume.values.at(0)) + 1000 * static_cast<pid_t>(volume.values.at(1));
}

/// Waits until there is no such process (a zombie is none either); false when it stays.
bool isGone(pid_t process) {
  for (int i = 0; i < 500; ++i) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    if (!std::getline(stat, line) || line.find(") Z") != std::string::npos) {
      return true;
    }
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

std::string english(const Error& error) { return error.reason().english(); }

ProcessDecoderOptions misbehaving(std::chrono::milliseconds time = 20s) {
  return {STRATOSCOPE_MISBEHAVING_DECODER, {std::uint64_t{256} << 20, time, 0}};
}

} // namespace

class ProcessDecoderTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }

  void itGivesWhatDecodingHereGives() {
    const auto here = makeDirectDecoder();
    const auto there = makeDecoder();
    for (const auto& source :
         {fixtures / "ct.dcm", fixtures / "monochrome1.dcm", fixtures / "tiny.npz", fixtures / "grey16.png",
          sample / "mr_nonisotropic", sample / "hippocampus/hippocampus_011.nii.gz"}) {
      const auto series = onlySeries(source);
      const auto a = here->decode(series);
      const auto b = there->decode(series);
      QCOMPARE(b.size, a.size);
      QCOMPARE(b.channels, a.channels);
      QVERIFY(b.values == a.values);
      QCOMPARE(b.unit, a.unit);
      QCOMPARE(b.geometry.spacing, a.geometry.spacing);
      QCOMPARE(b.geometry.origin, a.geometry.origin);
      QCOMPARE(b.geometry.direction, a.geometry.direction);
      QCOMPARE(b.windowCentre, a.windowCentre);
      QCOMPARE(b.windowWidth, a.windowWidth);
      QVERIFY(b.windowFunction == a.windowFunction);
      QCOMPARE(b.sliceColumns, a.sliceColumns);
      QCOMPARE(b.warnings.size(), a.warnings.size());
      if (series.kind == SourceKind::Dicom) {
        QCOMPARE(there->storedValues(series).sha256, here->storedValues(series).sha256);
      }
    }
  }

  void aRefusalComesAsItWasThrown() {
    writeBytes(root_ / "cut.jpg", "\xff\xd8\xff\xe0 and no more");
    const auto series = onlySeries(root_ / "cut.jpg");
    const auto here = errorOf([&] { (void)makeDirectDecoder()->decode(series); });
    const auto there = errorOf([&] { (void)makeDecoder()->decode(series); });
    QCOMPARE(there.what(), here.what());
    QVERIFY(there.code() == here.code());
  }

  /// ITK's reader lets libpng abort the program: the reason why pictures are decoded there, too.
  void aForgedPngEndsADecoderAndNotTheProgram() {
    writeBytes(root_ / "forged.png", "\x89PNG\r\n\x1a\n and no more");
    const auto decoder = makeDecoder();
    const auto error = errorOf([&] { (void)decoder->decode(onlySeries(root_ / "forged.png")); });
    QVERIFY(error.code() == ErrorCode::Unreadable);
    QCOMPARE(error.subject(), (root_ / "forged.png").string());
    QCOMPARE(decodeOnly(fixtures / "grey16.png").size, (std::array{3, 2, 1}));
  }

  void aMissingProgramIsSaidAtOnce() {
    const auto error = errorOf([] { (void)makeProcessDecoder({"/nowhere/stratoscope-decoder", {}}); });
    QVERIFY(error.code() == ErrorCode::NotFound);
    QVERIFY(error.subject().ends_with("stratoscope-decoder"));
  }

  void theShippedProgramDoesNothingByHand() {
    QCOMPARE(std::system((decoderProgram().string() + " 2>/dev/null").c_str()) >> 8, 2);
    QCOMPARE(std::system((decoderProgram().string() + " 1 </dev/null 2>/dev/null").c_str()) >> 8, 2);
  }

  void aDeathIsOneRefusedFile_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("abort") << "abort"
                           << "the decoder stopped: signal 6 (Aborted)";
    QTest::newRow("segv") << "segv"
                          << "the decoder stopped: signal 11 (Segmentation fault)";
    QTest::newRow("exit") << "exit"
                          << "the decoder stopped with code 3";
    QTest::newRow("rubbish") << "rubbish"
                             << "the decoder sent a damaged message";
    QTest::newRow("few") << "few"
                         << "the decoder sent a damaged message";
    QTest::newRow("claim") << "claim"
                           << "the decoder sent a damaged message";
  }
  void aDeathIsOneRefusedFile() {
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const auto decoder = makeProcessDecoder(misbehaving());
    const auto before = idIn(decoder->decode(named("pid")));
    const auto error = errorOf([&] { (void)decoder->decode(named(name.toStdString())); });
    QVERIFY(error.code() == ErrorCode::Unreadable);
    QCOMPARE(QString::fromStdString(english(error)), reason);
    QCOMPARE(error.subject(), named(name.toStdString()).path.string());
    QVERIFY(isGone(before));
    QVERIFY(idIn(decoder->decode(named("pid"))) != before);
  }

  void aHangIsEnded() {
    const auto decoder = makeProcessDecoder(misbehaving(300ms));
    for (const auto* name : {"hang", "short_rubbish"}) {
      const auto process = idIn(decoder->decode(named("pid")));
      const auto error = errorOf([&] { (void)decoder->decode(named(name)); });
      QVERIFY(error.code() == ErrorCode::Unreadable);
      QCOMPARE(english(error), std::string("the decoder took longer than 1 s"));
      QVERIFY(isGone(process));
    }
  }

  void memoryHasALimit() {
    if (isSanitized()) {
      QSKIP("the sanitizers need all the addresses there are");
    }
    const auto decoder = makeProcessDecoder(misbehaving());
    auto greedy = named("greedy"); // of the size that this file's header says
    greedy.kind = SourceKind::Dicom;
    greedy.files = {fixtures / "ct.dcm"};
    const auto error = errorOf([&] { (void)decoder->decode(greedy); });
    QVERIFY(error.code() == ErrorCode::Unreadable);
    QCOMPARE(english(error), std::string("the decoder asked for more than 512 MB"));
    QCOMPARE(decoder->decode(named("fine")).values.size(), std::size_t{4});
  }

  void limitsGrowWithWhatTheHeaderSays() {
    if (isSanitized()) {
      QSKIP("no limit of memory under the sanitizers");
    }
    const LimitBounds bounds{std::uint64_t{256} << 20, 20s, std::uint64_t{4} << 30};
    const auto small = limitsFor(onlySeries(fixtures / "ct.dcm"), bounds);
    QCOMPARE(small.memory, std::uint64_t{512} << 20);
    QVERIFY(small.time >= 20s && small.time < 21s);
    auto many = onlySeries(fixtures / "ct.dcm"); // 12 pixels a frame: 384 MB of values
    many.frames = 8 << 20;
    const auto large = limitsFor(many, bounds);
    QCOMPARE(large.memory, (std::uint64_t{256} << 20) + 8 * (std::uint64_t{384} << 20));
    QVERIFY(large.time > 400s);
    many.frames = 1 << 30; // a forged header
    QCOMPARE(limitsFor(many, bounds).memory, bounds.mostMemory);
  }

  void aDecoderCannotSayThatTheUserStopped() {
    const auto error = errorOf([] { (void)makeProcessDecoder(misbehaving())->decode(named("cancel")); });
    QVERIFY(error.code() == ErrorCode::Unreadable);
  }

  void processesAreUsedAgain() {
    const auto decoder = makeProcessDecoder(misbehaving());
    std::set<pid_t> ids;
    for (int i = 0; i < 20; ++i) {
      ids.insert(idIn(decoder->decode(named("pid"))));
    }
    QCOMPARE(ids.size(), std::size_t{1});
    QVERIFY(!ids.contains(::getpid()));
  }

  void anIdleProcessThatWasKilledIsReplaced() {
    const auto decoder = makeProcessDecoder(misbehaving());
    const auto process = idIn(decoder->decode(named("pid")));
    ::kill(process, SIGKILL);
    QVERIFY(isGone(process));
    QCOMPARE(decoder->decode(named("fine")).values.size(), std::size_t{4});
  }

  void oneKilledInTheMiddleIsNamed() {
    const auto decoder = makeProcessDecoder(misbehaving());
    const auto process = idIn(decoder->decode(named("pid")));
    std::thread killer([&] {
      std::this_thread::sleep_for(50ms);
      ::kill(process, SIGKILL);
    });
    const auto error = errorOf([&] { (void)decoder->decode(named("hang")); });
    killer.join();
    QCOMPARE(english(error), std::string("the decoder stopped: signal 9 (Killed)"));
  }

  void manyThreadsAtOnceWithDeathsAmongThem() {
    const auto decoder = makeProcessDecoder(misbehaving());
    setThreadCount(6);
    std::atomic<int> read{0};
    std::atomic<int> died{0};
    forEachParallel(60, [&](std::size_t i) {
      try {
        read += decoder->decode(named(i % 10 == 3 ? "abort" : "fine")).values.size() == 4 ? 1 : 0;
      } catch (const Error& error) {
        died += english(error).find("signal 6") != std::string::npos ? 1 : 0;
      }
    });
    setThreadCount(2);
    QCOMPARE(read.load(), 54);
    QCOMPARE(died.load(), 6);
  }

  void processesEndWithTheDecoder() {
    auto decoder = makeProcessDecoder(misbehaving());
    const auto process = idIn(decoder->decode(named("pid")));
    decoder.reset();
    QVERIFY(isGone(process));
  }

  /// A copy of this program decodes once, says which process did it, and is killed.
  void processesEndWithTheParentHoweverThatEnds() {
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const auto self = fs::read_symlink("/proc/self/exe").string();
    std::array<char*, 3> arguments{const_cast<char*>(self.c_str()), const_cast<char*>("--decode-and-wait"), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    pid_t parent = -1;
    QCOMPARE(::posix_spawn(&parent, self.c_str(), &actions, nullptr, arguments.data(), environ), 0);
    ::posix_spawn_file_actions_destroy(&actions);
    pid_t process = 0;
    QCOMPARE(::read(pipe[0], &process, sizeof(process)), static_cast<ssize_t>(sizeof(process)));
    QVERIFY(!isGoneNow(process));
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    QVERIFY(isGone(process));
    ::close(pipe[0]);
    ::close(pipe[1]);
  }

  void noCoreIsLeft() {
    const auto before = fs::current_path();
    fs::current_path(root_);
    rlimit usual{};
    ::getrlimit(RLIMIT_CORE, &usual);
    const rlimit all{usual.rlim_max, usual.rlim_max};
    ::setrlimit(RLIMIT_CORE, &all);
    const auto decoder = makeProcessDecoder(misbehaving());
    const auto error = errorOf([&] { (void)decoder->decode(named("core")); });
    ::setrlimit(RLIMIT_CORE, &usual);
    fs::current_path(before);
    QCOMPARE(english(error), std::string("the decoder stopped: signal 3 (Quit)"));
    QVERIFY(fs::is_empty(root_));
  }

  void messagesThatAreNoneAreRefused() {
    DecodedVolume decoded;
    decoded.volume.size = {4, 3, 2};
    decoded.volume.sliceColumns = {{{"split", "train"}}, {{"label", "1"}}};
    decoded.volume.warnings = {{"a.dcm", {"%1 values", {"3"}}}};
    decoded.values = 24;
    const auto whole = encode(DecoderAnswer(decoded));
    QVERIFY(std::holds_alternative<DecodedVolume>(decodeAnswer(whole)));
    for (std::size_t length = 0; length < whole.size(); ++length) {
      QVERIFY(errorOf([&] { (void)decodeAnswer(std::string_view(whole).substr(0, length)); }).code() ==
              ErrorCode::Unreadable);
    }
    QVERIFY(errorOf([&] { (void)decodeAnswer(whole + "x"); }).code() == ErrorCode::Unreadable);
    for (std::size_t at = 0; at < whole.size(); ++at) { // read or refused, nothing else; sizes stay within bounds
      auto damaged = whole;
      damaged[at] = '\xff';
      const auto error = errorOf([&] { (void)decodeAnswer(damaged); });
      QVERIFY(error.code() == ErrorCode::Unreadable || error.code() == ErrorCode::Internal);
    }
  }

  void sizesThatDoNotFitAreRefused() {
    const auto refused = [](std::array<int, 3> size, int channels, std::uint64_t values) {
      DecodedVolume decoded;
      decoded.volume.size = size;
      decoded.volume.channels = channels;
      decoded.values = values;
      return errorOf([&] { (void)decodeAnswer(encode(DecoderAnswer(decoded))); }).code() == ErrorCode::Unreadable;
    };
    QVERIFY(!refused({4, 3, 2}, 1, 24));
    QVERIFY(!refused({4, 3, 2}, 3, 72));
    QVERIFY(refused({4, 3, 2}, 1, 23));
    QVERIFY(refused({4, 3, 2}, 2, 48));
    QVERIFY(refused({4, 0, 2}, 1, 0));
    QVERIFY(refused({-4, -3, 2}, 1, 24));
    QVERIFY(refused({65536, 65536, 65536}, 1, 0));
    QVERIFY(refused({2147483647, 2147483647, 4}, 1, 4));
  }

  void aChannelTakesNothingForAMessageThatIsNone() {
    std::array<int, 2> ends{};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    const auto soon = [] { return Deadline(std::chrono::steady_clock::now() + 50ms); };
    std::string message;
    QVERIFY(receiveMessage(ends[1], message, soon()) == ChannelState::Late);
    QVERIFY(sendMessage(ends[0], "hello", soon()) == ChannelState::Done);
    QVERIFY(receiveMessage(ends[1], message, soon()) == ChannelState::Done);
    QCOMPARE(message, std::string("hello"));
    const std::string large(std::size_t{1} << 20, 'l');
    std::thread sender([&] { (void)sendMessage(ends[0], large, {}); });
    QVERIFY(receiveMessage(ends[1], message, {}) == ChannelState::Done);
    sender.join();
    QVERIFY(message == large);
    (void)!::write(ends[0], std::string(16, '\xff').data(), 16);
    QVERIFY(receiveMessage(ends[1], message, soon()) == ChannelState::Damaged);
    ::close(ends[0]);
    QVERIFY(receiveMessage(ends[1], message, soon()) == ChannelState::Closed);
    ::close(ends[1]);
  }

private:
  static bool isGoneNow(pid_t process) { return ::kill(process, 0) != 0; }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

int main(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--decode-and-wait") {
    const auto decoder = makeProcessDecoder(misbehaving());
    pid_t process = -1;
    std::thread([&] { process = idIn(decoder->decode(named("pid"))); }).join(); // its end must not end the decoder
    std::this_thread::sleep_for(50ms);
    (void)!::write(STDOUT_FILENO, &process, sizeof(process));
    ::pause();
  }
  const QCoreApplication application(count, arguments);
  ProcessDecoderTest test;
  return QTest::qExec(&test, count, arguments);
}
#include "process_decoder_test.moc"
