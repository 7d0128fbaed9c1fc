#include "core/imaging/decoding/process_starter.h"

#include "core/base/error.h"

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <unistd.h>

namespace stratoscope::imaging {
namespace {

class FileActions {
public:
  explicit FileActions(const Descriptors& descriptors) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, descriptors.input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, descriptors.three, 3);
    ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions_, 4);
  }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
  posix_spawn_file_actions_t actions_{};
};

/// A group of its own, so that the terminal's Ctrl-C asks the parent alone; signals as a fresh program has them.
class Attributes {
public:
  Attributes() {
    sigset_t signals;
    ::posix_spawnattr_init(&attributes_);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&attributes_, &signals);
    ::sigfillset(&signals);
    ::posix_spawnattr_setsigdefault(&attributes_, &signals);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

private:
  posix_spawnattr_t attributes_{};
};

pid_t spawn(const std::filesystem::path& program, const Descriptors& descriptors) {
  const FileActions actions(descriptors);
  const Attributes attributes;
  auto name = program.string();
  auto parent = std::to_string(::getpid());
  const std::array<char*, 3> arguments{name.data(), parent.data(), nullptr};
  pid_t process = -1;
  const int problem = ::posix_spawn(&process, name.c_str(), actions.get(), attributes.get(), arguments.data(), environ);
  if (problem != 0) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("cannot be started (%1)"), {std::strerror(problem)}}, name);
  }
  return process;
}

} // namespace

ProcessStarter::ProcessStarter() : thread_([this] { work(); }) {}

ProcessStarter::~ProcessStarter() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wakeUp_.notify_one();
  thread_.join();
}

void ProcessStarter::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wakeUp_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
    if (tasks_.empty()) {
      return;
    }
    auto task = std::move(tasks_.front());
    tasks_.pop();
    lock.unlock();
    task();
    lock.lock();
  }
}

pid_t ProcessStarter::start(const std::filesystem::path& program, const Descriptors& descriptors) {
  std::packaged_task<pid_t()> task([&] { return spawn(program, descriptors); });
  auto started = task.get_future();
  {
    const std::lock_guard lock(mutex_);
    tasks_.push(std::move(task));
  }
  wakeUp_.notify_one();
  return started.get();
}

} // namespace stratoscope::imaging
