using CaseFlow.Domain.Kernel;
using FluentValidation;

namespace CaseFlow.Domain.Inspections;

/// <summary>What a checklist must be before it can be answered.</summary>
internal sealed class ChecklistRules : AbstractValidator<ChecklistContent>
{
    public ChecklistRules()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(100);
        RuleFor(x => x.Caption).MaximumLength(20);
        RuleFor(x => x.Note).MaximumLength(200);
        RuleFor(x => x.SiteKinds).Must(kinds => kinds is not null && Distinct(kinds.Select(k => k.Key)) && kinds.All(k => Said(k.Text, 40))).Refuse("checklist.site-kinds");
        RuleFor(x => x.Groups).Must(groups => groups is { Count: > 0 } && Distinct(groups.Select(g => g.Key)) && groups.All(g => Said(g.Text, 40) && g.Items is { Count: > 0 }))
            .Refuse("checklist.groups");
        When(x => x.Groups is { Count: > 0 } && x.Groups.All(g => g.Items is not null), () =>
        {
            RuleFor(x => x.Groups).Must(groups => Distinct(groups.SelectMany(g => g.Items).Select(i => i.Key))).Refuse("checklist.item-twice");
            RuleForEach(x => x.Groups.SelectMany(g => g.Items)).SetValidator(new ItemRules()).OverridePropertyName("groups");
        });
    }

    private static bool Distinct(IEnumerable<string> keys)
    {
        var seen = new HashSet<string>();
        return keys.All(k => Said(k, 60) && seen.Add(k));
    }

    private static bool Said(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most;

    private sealed class ItemRules : AbstractValidator<ChecklistItem>
    {
        public ItemRules()
        {
            RuleFor(x => x.Text).Must(t => Said(t, 60)).Refuse("checklist.item-text");
            RuleFor(x => x.Print).MaximumLength(80);
            RuleFor(x => x.Grade).NotEmpty();
            RuleFor(x => x.Options).Must(o => o is { Count: >= 2 } && Distinct(o.Select(p => p.Key)) && o.All(p => Said(p.Text, 20)))
                .WithErrorCode("checklist.item-options").WithMessage(x => TextCatalog.Get("checklist.item-options", x.Text));
            RuleFor(x => x.Options).Must(o => o is null || o.Any(p => !p.Defect))
                .WithErrorCode("checklist.item-all-defects").WithMessage(x => TextCatalog.Get("checklist.item-all-defects", x.Text));
            RuleFor(x => x.FieldsOn).Must((item, on) => item.Fields is not { Count: > 0 } || item.Options.Any(o => o.Key == on))
                .WithErrorCode("checklist.item-fields").WithMessage(x => TextCatalog.Get("checklist.item-fields", x.Text));
        }
    }
}
