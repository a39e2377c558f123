using CaseFlow.Domain.Kernel;
using Cronos;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>Cron expressions as Elsa writes them: six fields beginning with seconds, or five without; times are the district's.</summary>
public static class CronText
{
    private static readonly (string Key, int Least, int Most)[] Fields =
    [
        ("seconds", 0, 59), ("minutes", 0, 59), ("hours", 0, 23), ("day-of-month", 1, 31), ("month", 1, 12), ("day-of-week", 0, 7),
    ];

    /// <summary>The first time after the instant; null when there is none.</summary>
    /// <exception cref="FormatException">The expression does not parse; the message names the field.</exception>
    public static DateTimeOffset? Next(string expression, DateTimeOffset after) =>
        Parse(expression).GetNextOccurrence(after, ChinaTime.Zone)?.ToUniversalTime();

    /// <summary>What is wrong with the expression, in words that name the field; null when nothing is.</summary>
    public static string? Error(string expression)
    {
        try
        {
            Parse(expression);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private static CronExpression Parse(string expression)
    {
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (expression.StartsWith('@'))
        {
            return Try(expression, CronFormat.Standard);
        }

        // Field by field first, because the parser's own message names characters, not fields.
        var shown = fields.Length == 5 ? Fields[1..] : Fields;
        for (var i = 0; i < Math.Min(fields.Length, shown.Length); i++)
        {
            var probe = Enumerable.Repeat("*", 6).ToArray();
            probe[Array.IndexOf(Fields, shown[i])] = fields[i];
            if (!CronExpression.TryParse(string.Join(' ', probe), CronFormat.IncludeSeconds, out _))
            {
                throw new FormatException(TextCatalog.Get(
                    "workflow.cron.field", expression, TextCatalog.Get($"workflow.cron.{shown[i].Key}"), shown[i].Least, shown[i].Most, fields[i]));
            }
        }

        return fields.Length is 5 or 6
            ? Try(expression, fields.Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard)
            : throw new FormatException(TextCatalog.Get("workflow.cron.fields", expression, fields.Length));
    }

    private static CronExpression Try(string expression, CronFormat format)
    {
        try
        {
            return CronExpression.Parse(expression, format);
        }
        catch (CronFormatException e)
        {
            throw new FormatException(TextCatalog.Get("workflow.cron.other", expression, e.Message), e);
        }
    }
}
