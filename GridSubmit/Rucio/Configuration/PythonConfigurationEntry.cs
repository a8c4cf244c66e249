namespace HepAnalysis.GridSubmit.Rucio.Configuration;

/// <summary>An option of a section, as it is written: nothing is replaced in the value yet.</summary>
/// <param name="Name">In lower case, as Python compares it.</param>
/// <param name="Value">Lines joined by line feeds.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
internal sealed record PythonConfigurationEntry(string Name, string Value, int Line);
