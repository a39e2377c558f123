using System.Runtime.ExceptionServices;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// A stack that overflows ends the process. Parsers go as deep as a text nests: they read on a thread whose stack holds the
/// longest text allowed. Scripts that may recurse run on one that is small, so that they are stopped soon.
/// </summary>
internal static class DeepStack
{
    /// <summary>Longer scripts and templates are refused.</summary>
    public const int LongestText = 100_000;

    private const int Ordinary = 400;
    private const int Bytes = 512 * 1024 * 1024;
    private const int Shallow = 1024 * 1024;

    /// <summary>Reads a text that may nest as deep as it is long.</summary>
    public static T Read<T>(string text, Func<T> read) => text.Length <= Ordinary ? read() : On(Bytes, read);

    /// <summary>Runs what looks at the stack itself (<see cref="ScriptStack"/>).</summary>
    public static T RunShallow<T>(Func<T> run) => On(Shallow, run);

    private static T On<T>(int bytes, Func<T> read)
    {
        T result = default!;
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = read();
                }
                catch (Exception e)
                {
                    failed = ExceptionDispatchInfo.Capture(e);
                }
            },
            bytes);
        thread.Start();
        thread.Join();
        failed?.Throw();
        return result;
    }
}
