using HepAnalysis.Columns.Schemas;
using HepAnalysis.EventLoop.Yaml;

namespace HepAnalysis.EventLoop.Configuration;

/// <summary>Reads an analysis out of its tree.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads a YAML and applies overrides.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="overrides">What the environment and the command line change; null for nothing.</param>
    /// <exception cref="ConfigurationException">It cannot be meant.</exception>
    public static AnalysisConfiguration Read(string text, string file, ConfigurationOverrides? overrides = null)
    {
        var root = YamlReader.Read(text, file);
        if (root is not YamlMapping mapping)
        {
            throw new ConfigurationException("this is not an analysis", root.Place, $"{root.Describe()} is there", "an analysis begins with 'input:' and has 'paths:'");
        }

        return Read(overrides is null ? mapping : overrides.Apply(mapping), file);
    }

    private static AnalysisConfiguration Read(YamlMapping root, string file)
    {
        var options = new OptionReader(root, "the analysis");
        var input = options.Options("input");
        var defines = options.Options("define") is { } names ? ReadDefines(names) : [];
        var weight = options.Expression("weight");
        var pathsNode = options.Node("paths");
        var output = options.Options("output");
        var modules = options.List("modules") ?? [];
        options.Finish();
        if (input is null)
        {
            throw new ConfigurationException("the analysis has no 'input'", root.Place, "it says where events come from", "input: { files: [a.root], tree: Events, schema: nanoaod }");
        }

        if (pathsNode is null)
        {
            throw new ConfigurationException("the analysis has no 'paths'", root.Place, "they say what is done with an event", "paths: { name: [ steps ] }; docs/configuration.md has examples");
        }

        var configuration = new AnalysisConfiguration
        {
            File = file,
            Input = ReadInput(input),
            Modules = [.. modules.Select(node => ReadPath(node, "an item of 'modules'"))],
            Defines = defines,
            Weight = weight,
            Paths = ReadPaths(YamlValues.Mapping(pathsNode, "'paths' of the analysis")),
            Output = output is null ? new OutputConfiguration(null, null) : ReadOutput(output),
            Hash = "",
        };
        return configuration with { Hash = CanonicalForm.Hash(configuration) };
    }

    private static ConfiguredPath ReadPath(YamlNode node, string what) => new(YamlValues.Text(node, what), !node.IsOverride, node.Place);

    private static InputConfiguration ReadInput(OptionReader options)
    {
        var filesNode = options.Required("files");
        var files = YamlValues.List(filesNode, "'files' of 'input'")
            .Select(node => ReadPath(node, "an item of 'files'")).ToList();
        var tree = options.Text("tree");
        var schema = options.Node("schema");
        options.Finish();
        if (files.Count == 0)
        {
            throw new ConfigurationException("the list of input files is empty", filesNode.Place, null, "files: [a.root, \"more/*.root\"]");
        }

        return schema switch
        {
            null => new InputConfiguration(files, tree, "flat", [], options.Place),
            YamlScalar => new InputConfiguration(files, tree, YamlValues.Text(schema, "'schema' of 'input'"), [], schema.Place),
            _ => ReadSchema(files, tree, YamlValues.Mapping(schema, "'schema' of 'input'")),
        };
    }

    private static InputConfiguration ReadSchema(IReadOnlyList<ConfiguredPath> files, string? tree, YamlMapping schema)
    {
        var name = schema.Find("base") is { } node ? YamlValues.Text(node, "'base' of 'schema'") : "flat";
        var place = schema.Find("base")?.Place ?? schema.Place;
        var collections = schema.Entries.Where(entry => entry.Key.Text != "base").Select(ReadCollection).ToList();
        return new InputConfiguration(files, tree, name, collections, place);
    }

    private static CollectionRequest ReadCollection(YamlEntry entry)
    {
        var what = $"the collection '{entry.Key.Text}'";
        Names.Check(entry.Key, "a collection");
        var options = new OptionReader(YamlValues.Mapping(entry.Value, what), what);
        var members = YamlValues.Mapping(options.Required("members"), $"'members' of {what}");
        var numbers = options.List("numbers");
        options.Finish();
        foreach (var member in members.Entries)
        {
            Names.Check(member.Key, "a member");
        }

        return new CollectionRequest(
            entry.Key.Text,
            [.. members.Entries.Select(member => new MemberRequest(
                member.Key.Text, YamlValues.Text(member.Value, $"the member '{member.Key.Text}' of {what}"), member.Value.Place.ToString()))],
            numbers is null ? [] : [.. numbers.Select(number => YamlValues.Integer(number, $"'numbers' of {what}"))],
            entry.Key.Place.ToString());
    }

    private static List<NamedExpression> ReadDefines(OptionReader options)
    {
        var defines = new List<NamedExpression>();
        foreach (var entry in options.Entries)
        {
            Names.Check(entry.Key, "a define");
            defines.Add(new NamedExpression(entry.Key.Text, YamlValues.Expression(entry.Value, $"the define '{entry.Key.Text}'"), entry.Key.Place));
        }

        return defines;
    }

    private static List<PathConfiguration> ReadPaths(YamlMapping paths)
    {
        return paths.Entries.Count == 0
            ? throw new ConfigurationException("there is no path", paths.Place, "'paths' is empty")
            : [.. paths.Entries.Select(entry => new PathConfiguration(entry.Key.Text, ReadSteps(entry)))];
    }

    private static List<StepConfiguration> ReadSteps(YamlEntry path)
    {
        if (path.Value is not YamlSequence sequence)
        {
            throw new ConfigurationException(
                $"the path '{path.Key.Text}' wants a list of steps", path.Value.Place, $"{path.Value.Describe()} is there", "begin each step with '- ': '- filter: two muons'");
        }

        var steps = new List<StepConfiguration>();
        var places = new Dictionary<string, YamlPlace>(StringComparer.Ordinal);
        foreach (var item in sequence.Items)
        {
            var step = ReadStep(YamlValues.Mapping(item, $"a step of the path '{path.Key.Text}'"));
            if (step.Kind != StepConfiguration.DefineKind && !places.TryAdd(step.Name, step.Place))
            {
                throw new ConfigurationException($"two steps of the path '{path.Key.Text}' are named '{step.Name}'", step.Place, $"the other is in line {places[step.Name].Line}", "give one of them another name");
            }

            steps.Add(step);
        }

        return steps;
    }

    private static StepConfiguration ReadStep(YamlMapping mapping)
    {
        if (mapping.Entries.Count == 0)
        {
            throw new ConfigurationException("a step is empty", mapping.Place, null, "filter: two muons");
        }

        var (kind, value) = mapping.Entries[0];
        if (kind.Text == StepConfiguration.DefineKind)
        {
            var names = YamlValues.Mapping(value, "'define'");
            if (mapping.Entries.Count > 1)
            {
                throw new ConfigurationException(
                    $"the step 'define' has no '{mapping.Entries[1].Key.Text}'", mapping.Entries[1].Key.Place, "it has names with expressions, and nothing beside them",
                    "indent the names below 'define:', or begin another step with '- '");
            }

            return new StepConfiguration(kind.Text, kind.Text, names, kind.Place) { Defines = ReadDefines(new OptionReader(names, "'define'")) };
        }

        var name = value is YamlScalar { IsNothing: true } ? kind.Text : YamlValues.Text(value, $"the name of the step '{kind.Text}'");
        return new StepConfiguration(kind.Text, name, mapping with { Entries = [.. mapping.Entries.Skip(1)] }, kind.Place);
    }

    private static OutputConfiguration ReadOutput(OptionReader options)
    {
        var output = new OutputConfiguration(options.Text("file"), options.Text("report"));
        options.Finish();
        return output;
    }
}
