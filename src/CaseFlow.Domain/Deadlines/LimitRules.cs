using System.Globalization;
using CaseFlow.Domain.Kernel;
using FluentValidation;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A limit that the calendar can count: at most ten years.</summary>
internal sealed class LimitValidator : AbstractValidator<Limit>
{
    private const int Years = 10;

    public LimitValidator() => RuleFor(x => x.Number)
        .Must((limit, number) => number >= 0 && number <= Most(limit.Unit))
        .WithErrorCode("deadline.limit-range")
        .WithMessage((limit, number) => TextCatalog.Get("deadline.limit-range", number, TextCatalog.Get($"limit.unit.{limit.Unit}"), Most(limit.Unit)));

    private static int Most(LimitUnit unit) => unit switch
    {
        LimitUnit.Months => Years * 12,
        LimitUnit.WorkingDays => Years * 250,
        LimitUnit.Hours => Years * 366 * 24,
        _ => Years * 366,
    };
}

internal sealed class ReminderLadderValidator : AbstractValidator<ReminderLadder>
{
    private const int MostDays = 3660;

    public ReminderLadderValidator()
    {
        RuleFor(x => x.Steps).Must(s => s.Select(x => x.Key).Distinct().Count() == s.Count)
            .WithErrorCode("deadline.step-twice").WithMessage(_ => TextCatalog.Get("deadline.step-twice"));
        RuleForEach(x => x.Steps).Must(s => s.Amount >= 0 && s.Amount <= (s.Point == LadderPoint.Percent ? 100 : MostDays))
            .WithErrorCode("deadline.step-amount").WithMessage((_, s) => TextCatalog.Get("deadline.step-amount", s.Key, s.Amount));
    }
}

internal static class LimitTexts
{
    /// <summary>30个自然日，遇休假日顺延</summary>
    public static string ToText(this Limit limit) => TextCatalog.Get(
        "limit.text", limit.Number, TextCatalog.Get($"limit.unit.{limit.Unit}"), TextCatalog.Get($"limit.roll.{limit.Roll}"));

    public static string ToIso(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A last day that a body has named: it does not roll and no calendar moves it.</summary>
    public static LimitEnd At(this IWorkCalendar calendar, DateOnly day) => new(day, day, day.EndOfDay(), calendar.Version, Provisional: false);
}
