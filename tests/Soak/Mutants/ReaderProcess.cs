using System.Diagnostics;

namespace HepAnalysis.Soak.Mutants;

/// <summary>A child process that reads mutants under a hard limit of its heap; killed where it takes too long.</summary>
internal sealed class ReaderProcess : IDisposable
{
    private readonly Process process;

    /// <param name="program">The program of tests/Soak.</param>
    /// <param name="folder">Of the original files.</param>
    public ReaderProcess(string program, string folder)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("reader");
        start.ArgumentList.Add(folder);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x20000000";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>The answer to a mutant, or what became of the process.</summary>
    public string Ask(int number, TimeSpan limit, out bool isAlive)
    {
        isAlive = false;
        try
        {
            process.StandardInput.WriteLine(number);
            process.StandardInput.Flush();
            var answer = process.StandardOutput.ReadLineAsync();
            if (!answer.Wait(limit))
            {
                return $"took more than {limit.TotalSeconds:N0} s";
            }

            if (answer.Result is { } line)
            {
                isAlive = true;
                return line;
            }
        }
        catch (IOException)
        {
            // It died before it took the number.
        }

        process.WaitForExit(5000);
        return $"the process died{(process.HasExited ? $" with code {process.ExitCode}" : "")}";
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        process.WaitForExit();
        process.Dispose();
    }
}
