using System.Diagnostics;
using System.Globalization;
using HepAnalysis.Columns;
using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>A module that cannot be had, made or run: it does not compile, is for another API, or threw.</summary>
public sealed class ModuleException : EventLoopException
{
    /// <param name="what">One sentence: what is wrong.</param>
    /// <param name="where">Its source or assembly, with a line where there is one.</param>
    /// <param name="why">The cause.</param>
    /// <param name="hint">What to try.</param>
    /// <param name="inner">The cause as an exception, where there is one.</param>
    public ModuleException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Module, what, where, why, hint, inner)
    {
    }

    /// <summary>The error of a module that threw in an event.</summary>
    public static ModuleException InEvent(Module module, Block block, int index, Exception e)
    {
        var entry = (block.FirstEntry + index).ToString("N0", CultureInfo.InvariantCulture);
        return new ModuleException(
            $"the module {Describe(module)} failed in event {entry} of {block.SourceName}", Place(e), $"{e.GetType().Name}: {e.Message}",
            $"--skip {block.FirstEntry + index} --first 1 runs over this event alone, where the input is that file alone", e);
    }

    internal static ModuleException While(string doing, Module module, Exception e) =>
        new($"the module {Describe(module)} failed {doing}", Place(e), $"{e.GetType().Name}: {e.Message}", inner: e);

    internal static ModuleException InConstructor(string kind, string origin, Exception e) =>
        new($"the module {kind} failed while it was made", Place(e) ?? origin, $"{e.GetType().Name}: {e.Message}", inner: e);

    /// <summary>The place in the sources that are known, the innermost.</summary>
    private static string? Place(Exception e)
    {
        var frame = new StackTrace(e, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => frame.GetFileName() is not null);
        return frame is null ? null : $"{frame.GetFileName()}:{frame.GetFileLineNumber()}";
    }

    private static string Describe(Module module) => module.Name == module.GetType().Name ? module.Name : $"{module.GetType().Name} '{module.Name}'";
}
