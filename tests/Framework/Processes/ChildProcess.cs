using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace HepAnalysis.Framework.Tests.Processes;

/// <summary>A program run to its end, with what it said; killed, and the test failed, when it takes minutes.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> awaited = [];

    private ChildProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">A path, or a name on PATH.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="environment">Variables to set, or with null to take away.</param>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(new Process { StartInfo = start });
    }

    /// <summary>Runs a program to its end.</summary>
    public static ProcessResult Run(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var child = Start(program, arguments, folder, environment);
        return child.Wait();
    }

    /// <summary>Completes when a line that holds <paramref name="text"/> has been said on either stream.</summary>
    public Task Says(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (awaited)
        {
            awaited.Add((text, seen));
            if (output.ToString().Contains(text, StringComparison.Ordinal) || error.ToString().Contains(text, StringComparison.Ordinal))
            {
                seen.TrySetResult();
            }
        }

        return seen.Task.WaitAsync(Limit);
    }

    /// <summary>What Ctrl-C sends.</summary>
    public void SendInterrupt() => Send(Interrupt);

    /// <summary>What a batch system and <c>kill</c> send.</summary>
    public void SendTerminate() => Send(Terminate);

    /// <summary>Types characters into the program.</summary>
    public void Type(string text)
    {
        process.StandardInput.Write(text);
        process.StandardInput.Flush();
    }

    /// <summary>Waits for the end.</summary>
    public ProcessResult Wait()
    {
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{process.StartInfo.FileName} has not ended after {Limit}: {error}");
        }

        // The streams end after the process does.
        process.WaitForExit();
        lock (awaited)
        {
            return new ProcessResult(process.ExitCode, output.ToString(), error.ToString());
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Send(int signal) => Assert.That(Kill(process.Id, signal), Is.Zero, "kill(2) failed");

    private void Append(StringBuilder to, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (awaited)
        {
            to.Append(line).Append('\n');
            foreach (var (text, seen) in awaited)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    seen.TrySetResult();
                }
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
