namespace HepAnalysis.EventLoop.Yaml;

/// <summary>A place in a configuration.</summary>
/// <param name="File">File as the user named it; for a value from elsewhere what set it: <c>--set weight</c>, <c>HEP_WEIGHT</c>.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record YamlPlace(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, the form that editors follow.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
