namespace HepAnalysis.Framework.Tests.Processes;

/// <summary>How a program ended and what it said.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);
