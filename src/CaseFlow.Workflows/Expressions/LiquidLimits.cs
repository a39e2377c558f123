using System.Text;
using CaseFlow.Domain.Kernel;
using Fluid;
using Fluid.Values;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// A template's steps are counted by its engine; what one filter, one range or the output may hold is not, so it is
/// here.
/// </summary>
internal static class LiquidLimits
{
    public const int LongestText = 1_000_000;

    /// <summary>Filters whose result may be longer than what they are given.</summary>
    private static readonly string[] Growing = ["append", "prepend", "replace", "replace_first", "replace_last", "join", "concat", "escape", "url_encode", "json", "newline_to_br"];

    public static void Guard(TemplateOptions options)
    {
        foreach (var name in Growing)
        {
            if (options.Filters.TryGetValue(name, out var filter))
            {
                options.Filters.AddFilter(name, (input, arguments, context) => Checked(name, input, arguments) ? filter(input, arguments, context) : throw TooLong());
            }
        }
    }

    private static bool Checked(string name, FluidValue input, FilterArguments arguments)
    {
        var given = Length(input);
        var added = arguments.Count == 0 ? 0 : Length(arguments.At(arguments.Count - 1));
        return (name.StartsWith("replace", StringComparison.Ordinal) && name == "replace" ? (given + 1) * added : given + added) <= LongestText;
    }

    private static long Length(FluidValue value) => value is StringValue text ? text.ToStringValue().Length : 0;

    public static ExpressionException TooLong() => new(TextCatalog.Get("workflow.expression.text-too-long", LongestText));
}

/// <summary>Takes a template's output up to its limit.</summary>
internal sealed class LimitedWriter : StringWriter
{
    public LimitedWriter()
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return Task.CompletedTask;
    }

    private void Check(int more)
    {
        if (GetStringBuilder().Length + more > LiquidLimits.LongestText)
        {
            throw LiquidLimits.TooLong();
        }
    }
}
