using Microsoft.CodeAnalysis;

namespace HepAnalysis.Generators;

/// <summary>What a module may not do, in the words of the message; docs/modules.md explains each.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotPartial = Rule(
        "HEP001", "A module is partial", "The module '{0}' is not partial: write 'sealed partial class {0}', so that its loop over the events can be generated");

    public static readonly DiagnosticDescriptor KeptView = Rule(
        "HEP002", "An object of an event is not kept", "'{0}' keeps a {1} beyond its event, where it shows another event's values: keep the numbers that you need");

    public static readonly DiagnosticDescriptor UndeclaredHandle = Rule(
        "HEP003", "A handle is declared", "Nothing binds '{0}': mark it [Read]{1}");

    public static readonly DiagnosticDescriptor Linq = Rule(
        "HEP004", "No LINQ in Process", "'{0}' of LINQ allocates in every event: use a loop, or Where, Any, Sum, TryMaxBy of the collection");

    public static readonly DiagnosticDescriptor StaticState = Rule(
        "HEP005", "A module has no static state", "'{0}' is static and can change: threads would share it, and results depend on their number; make it an instance field, or const or readonly");

    public static readonly DiagnosticDescriptor OptionWithoutDescription = Rule(
        "HEP006", "An option has a description", "The option '{0}' has no description: say what it does and its unit, [Option(\"Smallest transverse momentum, GeV\")]");

    public static readonly DiagnosticDescriptor OptionType = Rule(
        "HEP007", "An option can be set", "The option '{0}' {1}");

    public static readonly DiagnosticDescriptor State = Rule(
        "HEP008", "Nothing goes from one event to the next", "Process writes '{0}', so that an event depends on those before it and results on the number of threads: make it a local variable, or mark it [Write], [Book] or [Scratch]");

    public static readonly DiagnosticDescriptor WriteToRead = Rule(
        "HEP009", "A column that is read is not written", "'{0}' is marked [Read] and written here: mark it [Write], and it is a column of this module's");

    public static readonly DiagnosticDescriptor CollectionShape = Rule(
        "HEP010", "An event or object is a readonly partial struct of partial properties, or a positional record", "{0}");

    public static readonly DiagnosticDescriptor Capture = Rule(
        "HEP011", "No captures in Process", "This lambda captures {0} and allocates in every event: make it static and hand it what it needs, Where({0}, static (m, x) => …)");

    public static readonly DiagnosticDescriptor HandleType = Rule(
        "HEP012", "An attribute fits its field", "'{0}' is marked [{1}] and is of type {2}: {3}");

    public static readonly DiagnosticDescriptor MemberType = Rule(
        "HEP013", "A member of an event or object is of a type that columns have", "{0}");

    public static readonly DiagnosticDescriptor MissingMember = Rule(
        "HEP014", "What may be missing can say so", "'{0}' may be missing from a file and is of type {1}, which cannot say so: {2}");

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "HepAnalysis", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: "docs/modules.md");
}
