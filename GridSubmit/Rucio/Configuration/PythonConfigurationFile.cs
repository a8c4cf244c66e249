using System.Text.RegularExpressions;

namespace HepAnalysis.GridSubmit.Rucio.Configuration;

/// <summary>
/// A file as Python's <c>configparser.ConfigParser</c> reads it with its defaults: sections, <c>name = value</c> or <c>name: value</c>, whole
/// lines behind <c>#</c> or <c>;</c> are comments, a line further in continues the value above, names are compared without case, options of
/// [DEFAULT] count in every section, <c>%(name)s</c> stands for another option and <c>%%</c> for a percent sign. A section or option
/// that is there twice is an error, as there. No message shows a value: it may be a password.
/// </summary>
internal sealed partial class PythonConfigurationFile
{
    private const string DefaultSection = "DEFAULT";
    private const int MostBytes = 4 << 20;
    private const int MostDepth = 10;

    private readonly Dictionary<string, Dictionary<string, PythonConfigurationEntry>> sections = new(StringComparer.Ordinal);
    private readonly string path;

    private PythonConfigurationFile(string path) => this.path = path;

    /// <summary>Reads a file.</summary>
    /// <exception cref="RucioConfigurationException">It cannot be read.</exception>
    public static PythonConfigurationFile Read(string path)
    {
        try
        {
            // Not FileInfo.Length, which a pipe or /dev/stdin does not have.
            using var reader = new StreamReader(path);
            var buffer = new char[MostBytes + 1];
            var length = reader.ReadBlock(buffer, 0, buffer.Length);
            return length <= MostBytes
                ? Parse(path, new string(buffer, 0, length))
                : throw new RucioConfigurationException("the Rucio configuration cannot be read", path, $"it has more than {MostBytes:N0} letters", "is it the right file?");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RucioConfigurationException("the Rucio configuration cannot be read", path, e.Message, "check RUCIO_CONFIG and the file's permissions", e);
        }
    }

    /// <summary>Reads text.</summary>
    /// <param name="path">Where it comes from, for errors.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="RucioConfigurationException">It is not of that dialect.</exception>
    public static PythonConfigurationFile Parse(string path, string text)
    {
        var file = new PythonConfigurationFile(path);
        file.Parse(text);
        return file;
    }

    /// <summary>The sections but [DEFAULT].</summary>
    public IEnumerable<string> Sections => sections.Keys.Where(name => name != DefaultSection);

    /// <summary>The options of a section, with those of [DEFAULT].</summary>
    public IEnumerable<PythonConfigurationEntry> Options(string section) =>
        new[] { section, DefaultSection }.Where(sections.ContainsKey).SelectMany(name => sections[name].Values).DistinctBy(entry => entry.Name);

    /// <summary>An option as it is written, or null.</summary>
    public PythonConfigurationEntry? Find(string section, string option)
    {
        option = option.ToLowerInvariant();
        return sections.TryGetValue(section, out var own) && own.TryGetValue(option, out var entry) ? entry
            : sections.TryGetValue(section, out _) && sections.TryGetValue(DefaultSection, out var common) ? common.GetValueOrDefault(option) : null;
    }

    /// <summary>The value of an option with what it stands for put in; null where there is none.</summary>
    /// <exception cref="RucioConfigurationException">A percent sign that begins nothing, a name that does not exist, a circle.</exception>
    public string? Get(string section, string option) => Find(section, option) is { } entry ? Replace(section, entry, entry, depth: 1) : null;

    /// <summary>Where an option stands, for errors.</summary>
    public string Place(PythonConfigurationEntry entry, string section) => $"{path}, line {entry.Line}, [{section}] {entry.Name}";

    private string Replace(string section, PythonConfigurationEntry asked, PythonConfigurationEntry entry, int depth)
    {
        if (!entry.Value.Contains('%', StringComparison.Ordinal))
        {
            return entry.Value;
        }

        if (depth > MostDepth)
        {
            throw Wrong(section, asked, $"it needs more than {MostDepth} replacements inside each other", "do options stand for each other in a circle?");
        }

        return Percent().Replace(entry.Value, match =>
        {
            if (match.Value == "%%")
            {
                return "%";
            }

            if (!match.Groups[1].Success)
            {
                throw Wrong(section, entry, "it holds a % that begins neither %% nor %(name)s", "write %% for a percent sign, in a password too");
            }

            var name = match.Groups[1].Value;
            return Find(section, name) is { } other
                ? Replace(section, asked, other, depth + 1)
                : throw Wrong(section, entry, $"%({name})s stands for an option that is not there", $"write %% for a percent sign, or give '{name}' in [{section}] or [{DefaultSection}]");
        });
    }

    private RucioConfigurationException Wrong(string section, PythonConfigurationEntry entry, string why, string hint) =>
        new($"the value of '{entry.Name}' cannot be used", Place(entry, section), why, hint);

    private void Parse(string text)
    {
        Dictionary<string, PythonConfigurationEntry>? section = null;
        PythonConfigurationEntry? last = null;
        var lines = new List<string>();
        var (indent, number) = (0, 0);
        foreach (var raw in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0)
            {
                lines.Add("");
                continue;
            }

            if (line[0] is '#' or ';')
            {
                continue;
            }

            var depth = raw.Length - raw.TrimStart().Length;
            if (last is not null && depth > indent)
            {
                lines.Add(line);
                continue;
            }

            indent = depth;
            End(section, last, lines);
            last = null;
            if (Header().Match(line) is { Success: true } header)
            {
                var name = header.Groups[1].Value;
                if (sections.TryGetValue(name, out section) && name != DefaultSection)
                {
                    throw Fault(number, $"the section [{name}] is there twice", "put what it holds under one header");
                }

                sections[name] = section ??= [];
            }
            else if (section is null)
            {
                throw line[0] == '[' ? Fault(number, "a section that begins with [ has to end with ]", "is it [client]?") : Fault(number, "there is no section yet", "begin the file with [client]");
            }
            else if (Option().Match(line) is { Success: true } option)
            {
                last = new PythonConfigurationEntry(option.Groups[1].Value.ToLowerInvariant(), option.Groups[2].Value, number);
                if (section.ContainsKey(last.Name))
                {
                    throw Fault(number, $"'{last.Name}' is there twice", $"the first is in line {section[last.Name].Line}: take one of them away");
                }

                section.Add(last.Name, last);
            }
            else
            {
                throw Fault(number, "it is neither a [section], nor 'name = value', nor a comment", "comments begin with # or ;, a value goes on in lines that stand further in");
            }
        }

        End(section, last, lines);
    }

    private static void End(Dictionary<string, PythonConfigurationEntry>? section, PythonConfigurationEntry? last, List<string> lines)
    {
        if (last is not null && lines.Count > 0)
        {
            section![last.Name] = last with { Value = string.Join('\n', lines.Prepend(last.Value)).TrimEnd() };
        }

        lines.Clear();
    }

    private RucioConfigurationException Fault(int line, string why, string hint) => new("the Rucio configuration cannot be read", $"{path}, line {line}", why, hint);

    [GeneratedRegex(@"^\[(.+)\]")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(.+?)\s*[=:]\s*(.*)$")]
    private static partial Regex Option();

    [GeneratedRegex(@"%(?:%|\(([^)]+)\)s)?")]
    private static partial Regex Percent();
}
