#pragma once

#include "ui/jobs/error_in_flight.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace stratoscope::ui {

/// Short work that nobody needs to see in the list of jobs: reading what the window shows, writing a label. One thread,
/// so the works of one lane run in the order in which they were given. All functions are for the window's thread. The
/// destructor waits for the running work; no callback comes after that.
class QuietLane : public QObject {
  Q_OBJECT

public:
  explicit QuietLane(QObject* parent = nullptr);
  ~QuietLane() override;

  /// @param work    T() on the lane's thread; T may be void.
  /// @param context when it is gone neither callback is called.
  /// @param done    void(T), or void(), on the window's thread.
  template <typename Work, typename Done>
  void run(Work work, QObject* context, Done done, std::function<void(const Error&)> failed = {});
  /// Whether any work waits or runs, or its callback is still to come.
  [[nodiscard]] bool busy() const { return open_ > 0; }

Q_SIGNALS:
  void becameIdle();

private:
  void post(std::function<void()> call);

  int open_ = 0;
  QThreadPool pool_;
};

template <typename Work, typename Done>
void QuietLane::run(Work work, QObject* context, Done done, std::function<void(const Error&)> failed) {
  using Result = std::invoke_result_t<Work&>;
  ++open_;
  auto task = std::make_shared<Work>(std::move(work));
  auto then = std::make_shared<Done>(std::move(done));
  pool_.start([this, task = std::move(task), then = std::move(then), here = QPointer(context),
               failed = std::move(failed)]() mutable {
    try {
      if constexpr (std::is_void_v<Result>) {
        (*task)();
        task.reset();
        post([=] { here ? (*then)() : void(); });
      } else {
        auto result = std::make_shared<Result>((*task)());
        task.reset();
        post([=] { here ? (*then)(std::move(*result)) : void(); });
      }
    } catch (...) {
      task.reset();
      post([=, error = errorInFlight()] { here&& failed ? failed(error) : void(); });
    }
  });
}

} // namespace stratoscope::ui
