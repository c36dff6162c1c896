import Foundation
import Synchronization
import Testing
import TraktCore

@testable import lib_scan

/// Ctrl-C, wherever it comes.
@Suite("walk: Ctrl-C")
struct WalkStopTests {
    /// A run whose output goes into pipes that this test holds.
    private struct Run {
        let library: ScratchLibrary
        let interruption = Interruption()
        private let output = OutputPipe()
        private let said = OutputPipe()
        /// Whether it ended by the stop.
        let wasStopped = Flag()

        init(_ library: ScratchLibrary) { self.library = library }

        /// Starts lib-scan on a thread of its own, since the tests of this process have few that
        /// may wait.
        func start() throws {
            let arguments = try Arguments([library.path], spec: LibScan.spec)
            let (outputEnd, saidEnd, path) = (output.writeEnd, said.writeEnd, library.path)
            var world = World(
                tool: "lib-scan", environment: [:],
                messages: Messages(
                    tool: "lib-scan", descriptor: saidEnd, quiet: false, verbose: false,
                    environment: [:]), interruption: interruption)
            world.output = outputEnd
            Thread.detachNewThread { [world, wasStopped] in
                do {
                    let output = try ScanOutput(ScanOptions(), arguments, world)
                    try LibraryWalk(ScanOptions(), output).scan([path])
                    _ = try output.finish()
                } catch is CancellationError {
                    wasStopped.raise()
                } catch {}
                outputEnd.close()
                saidEnd.close()
            }
        }

        /// Asks for the stop once a byte has come; then all that came, records and messages. What is
        /// written before the stop fits into a pipe, since nobody reads it.
        func stopAfterFirst(_ isSaid: Bool) throws -> (output: [UInt8], said: [UInt8]) {
            var (written, told): ([UInt8], [UInt8]) = ([], [])
            if isSaid {
                told = try said.readEnd.read(atMost: 1)
                _ = interruption.request(signal: 2)
                told += said.rest()
                written = output.rest()
            } else {
                written = try output.readEnd.read(atMost: 1)
                _ = interruption.request(signal: 2)
                written += output.rest()
                told = said.rest()
            }
            return (written, told)
        }
    }

    private final class Flag: Sendable {
        private let state = Mutex(false)
        var isRaised: Bool { state.withLock { $0 } }
        func raise() { state.withLock { $0 = true } }
    }

    private struct OutputPipe {
        let readEnd: TraktCore.FileDescriptor
        let writeEnd: TraktCore.FileDescriptor

        init() {
            var ends: [Int32] = [-1, -1]
            pipe(&ends)
            // A program that another test starts must not hold the writing end.
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (readEnd, writeEnd) = (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
        }

        func rest() -> [UInt8] {
            var bytes: [UInt8] = []
            while let block = try? readEnd.read(atMost: 65536), !block.isEmpty { bytes += block }
            readEnd.close()
            return bytes
        }
    }

    @Test("before the first folder: nothing is read")
    func before() throws {
        let run = Run(try ScratchLibrary(videos: ["Up (2009)/Up.mkv"]))
        _ = run.interruption.request(signal: 2)
        try run.start()
        #expect(try run.stopAfterFirst(false).output.isEmpty)
        #expect(run.wasStopped.isRaised)
    }

    @Test("while a folder of very many is written: it ends there, with whole lines")
    func whileWriting() throws {
        let library = try ScratchLibrary()
        for number in 0..<5000 {
            try library.write("Film \(10_000 + number) (2001).mkv", Data("x".utf8))
        }
        let run = Run(library)
        try run.start()
        let (output, said) = try run.stopAfterFirst(false)
        #expect(run.wasStopped.isRaised)
        let lines = output.split(separator: 0x0A)
        #expect((1..<3000).contains(lines.count), "\(lines.count)")
        #expect(output.last == 0x0A)
        for line in lines { #expect(throws: Never.self) { try Record(Array(line)) } }
        #expect(String(decoding: said, as: UTF8.self).contains("written"))
    }

    @Test("while the files of one folder are read: it ends there")
    func whileReading() throws {
        let library = try ScratchLibrary()
        // One that holds something, and many empty ones, each of which is named on stderr.
        for number in 0..<1900 {
            let name = "Film \(1000 + number) (2001) \(String(repeating: "-", count: 60)).mkv"
            try library.write(name, Data(number == 0 ? "x".utf8 : "".utf8))
        }
        let run = Run(library)
        try run.start()
        let (output, said) = try run.stopAfterFirst(true)
        #expect(run.wasStopped.isRaised)
        #expect(output.isEmpty)
        #expect(said.count { $0 == 0x0A } < 1500)
    }
}
