import ArgumentParser

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

@main
enum Main {
    static func main() async {
        // A reader that goes away (`sello verify … | head`) is an error of writing, and so is a file size limit.
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
        var command: any ParsableCommand
        do {
            command = try SelloCommand.parseAsRoot()
            guard command is any WorkingCommand else {
                try command.run()
                SelloCommand.exit()
            }
        } catch {
            SelloCommand.exit(withError: error)
        }
        guard let command = command as? any WorkingCommand else { return }
        let interruption = type(of: command).writesFiles ? Interruption.watch() : Interruption()
        let console = Console(Terminal.current())
        var status: ExitStatus
        do {
            status = try await command.perform(console, interruption)
        } catch {
            console.complain(error.sentence(in: command.language))
            status = error.status
        }
        console.clearBar()
        interruption.finish()
        switch console.outputFailure {
        case nil: break
        case EPIPE: Interruption.endProcess(by: SIGPIPE)
        case .some(let number):
            console.complain("standard output cannot be written: \(SystemMessage.text(number))")
            status = .joined([status, .readOrWriteError])
        }
        exit(status.rawValue)
    }
}
