using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.Columns;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Modules;
using HepAnalysis.UserModules;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep modules</c>: what a source, project or assembly brings for a path: modules, their options, what they read and write.</summary>
internal sealed class ModulesCommand : HepCommand
{
    private readonly Argument<string?> file;
    private readonly Option<bool> json;

    public ModulesCommand()
        : base("modules", "lists modules: their options, what they read and write")
    {
        file = Further("FILE", "a source (.cs), project (.csproj) or assembly (.dll); without it the modules that hep brings");
        json = JsonOption();
    }

    public override IReadOnlyList<string> Examples => ["hep modules", "hep modules examples/module/DimuonMass.cs"];

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var modules = parsed.GetValue(file) is { } path ? Load(path, console) : StandardModules.Registry().Modules;
        if (parsed.GetValue(json))
        {
            JsonOutput.Print(console, writer => ModulesJson.Write(writer, modules));
            return 0;
        }

        var separator = "";
        foreach (var module in modules)
        {
            console.Out.Write(separator);
            Write(module, console);
            separator = Environment.NewLine;
        }

        if (parsed.GetValue(file) is null)
        {
            console.Out.WriteLine("\ntheir options are in docs/configuration.md; hep modules FILE lists those of a file of yours");
        }

        return 0;
    }

    private static IReadOnlyCollection<ModuleDescription> Load(string path, HepConsole console)
    {
        if (!File.Exists(console.FullPath(path)))
        {
            throw new NoInputException($"there is no module '{path}'", console.FullPath(path), "there is no such file", "a module is a source (.cs), a project (.csproj) or an assembly (.dll)");
        }

        var registry = new ModuleRegistry();
        UserModuleLoader.Load([(new ConfiguredPath(path, IsFromYaml: false, new YamlPlace("command line", 1, 1)), console.FullPath(path))], registry);
        return registry.Modules;
    }

    private static void Write(ModuleDescription module, HepConsole console)
    {
        console.Out.WriteLine(module.Summary.Length == 0 ? module.Kind : $"{module.Kind} · {module.Summary}");
        if (module.Options.Count > 0)
        {
            var table = new TextTable("option", "type", "description");
            foreach (var option in module.Options)
            {
                table.Add(option.Name, option.Type, option.Description);
            }

            table.Write(console, "  ");
        }

        if (module.Reads.Count > 0)
        {
            console.Out.WriteLine($"  reads   {string.Join(", ", module.Reads)}");
        }

        if (module.Writes.Count > 0)
        {
            console.Out.WriteLine($"  writes  {string.Join(", ", module.Writes.Select(column => $"{column.Name} ({column.Kind.Name()})"))}");
        }
    }
}
