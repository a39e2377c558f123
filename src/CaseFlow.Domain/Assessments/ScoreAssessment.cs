using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Assessments;

/// <summary>
/// The street scores ability, attitude and performance (R62) and says which grounds of failing it found: those of neglect
/// with a reasoned decision whether they are grave (R67), those of discipline without (R68, C21).
/// </summary>
/// <param name="Parameters">Of <see cref="AssessmentRules"/>, as the running version has them.</param>
/// <param name="Comment">Needed for any grade below 合格.</param>
[ViaWorkItem(Form)]
public sealed record ScoreAssessment(
    Guid SubjectId, JsonObject? Parameters, int? Ability, int? Attitude, int? Performance, string? Comment, IReadOnlyList<GroundFinding>? Grounds) : ICommand<AssessmentScored>, IConcerns
{
    public const string Form = "assessment-score";
}

/// <param name="Ground">One of <see cref="AssessmentGrounds"/>.</param>
/// <param name="Severe">情节严重; of neglect alone.</param>
public sealed record GroundFinding(string Ground, bool? Severe, string? Reason);

public sealed record AssessmentScored(decimal Total, string Grade, bool Mandatory);

internal sealed class ScoreAssessmentValidator : AbstractValidator<ScoreAssessment>
{
    public ScoreAssessmentValidator()
    {
        RuleFor(x => x.Ability).NotNull().Refuse("assessment.score-missing");
        RuleFor(x => x.Attitude).NotNull().Refuse("assessment.score-missing");
        RuleFor(x => x.Performance).NotNull().Refuse("assessment.score-missing");
        RuleFor(x => x.Comment).MaximumLength(Assessment.MaxText);
        RuleFor(x => x.Grounds).Must(g => g is null || g.All(f => AssessmentGrounds.All.Contains(f.Ground))).Refuse("assessment.ground");
        RuleFor(x => x.Grounds).Must(g => g is null || g.All(f => !string.IsNullOrWhiteSpace(f.Reason) && f.Reason.Length <= Assessment.MaxText)).Refuse("assessment.ground-reason");
        RuleFor(x => x.Grounds).Must(g => g is null || g.All(f => f.Severe is not null || !AssessmentGrounds.NeedSeverity(f.Ground))).Refuse("assessment.severity-missing");
    }
}

internal sealed class ScoreAssessmentHandler(CaseFlowDb db, AssessmentScope scope, AssessmentRuleBook rules, AssessmentFigureSource figures, GradeBook grades, ITimeline timeline)
    : IRequestHandler<ScoreAssessment, Result<AssessmentScored>>
{
    private static readonly string[] Fields = ["ability", "attitude", "performance"];

    public async Task<Result<AssessmentScored>> Handle(ScoreAssessment request, CancellationToken cancellationToken)
    {
        if (await scope.Seen.FirstOrDefaultAsync(a => a.Id == request.SubjectId, cancellationToken) is not { } assessment)
        {
            return Refusal.NotFound("assessment.unknown");
        }

        if (await rules.CurrentAsync(cancellationToken, request.Parameters) is not { } rule)
        {
            return Refusal.Conflict("assessment.no-rules");
        }

        rule = await OfStreetAsync(rule, assessment, cancellationToken);
        var found = request.Grounds ?? [];
        var known = await figures.OfAsync(assessment, cancellationToken);
        int[] scores = [request.Ability!.Value, request.Attitude!.Value, request.Performance!.Value];
        if (Array.FindIndex(scores, s => s < 0 || s > rule.MaxScore) is >= 0 and var wrong)
        {
            return new Refusal("assessment.score-range", Fields[wrong], rule.MaxScore);
        }

        if (rule.LateNeedsDecision && known.TasksLate > 0 && found.All(f => f.Ground != AssessmentGrounds.PoorReporting))
        {
            return new Refusal("assessment.late-undecided", "grounds", known.TasksLate, TextCatalog.Get($"assessment-ground.{AssessmentGrounds.PoorReporting}"));
        }

        var total = rule.TotalOf(scores[0], scores[1], scores[2]);
        var mandatory = found.Any(f => !AssessmentGrounds.NeedSeverity(f.Ground) || f.Severe == true);
        var grade = mandatory ? AssessmentGrades.Unqualified : rule.GradeOf(total);
        if (grade != AssessmentGrades.Qualified && !mandatory && string.IsNullOrWhiteSpace(request.Comment))
        {
            return new Refusal("assessment.reason-missing", "comment", AssessmentWords.Grade(grade));
        }

        (assessment.Ability, assessment.Attitude, assessment.Performance, assessment.Total) = (scores[0], scores[1], scores[2], total);
        (assessment.State, assessment.Proposed, assessment.Mandatory) = (AssessmentStates.Scored, grade, mandatory);
        (assessment.Grounds, assessment.Figures) = (ProcessJson.Write(found), ProcessJson.Write(known));
        await grades.WriteAsync(assessment, AssessmentEntryKinds.Scored, grade, Words(request, rule, found), cancellationToken);
        timeline.Write(assessment.Id, "timeline.assessment-scored", total, AssessmentWords.Grade(grade));
        return new AssessmentScored(total, grade, mandatory);
    }

    /// <summary>The street's own weights, of the rules in force on the quarter's last day (R60).</summary>
    private async Task<AssessmentRules> OfStreetAsync(AssessmentRules rule, Assessment assessment, CancellationToken ct)
    {
        var own = await db.Set<StreetRule>().IgnoreQueryFilters().AsNoTracking().Where(r => r.RegionPath == assessment.RegionPath && r.FirstDay <= assessment.LastDay)
            .OrderByDescending(r => r.FirstDay).FirstOrDefaultAsync(ct);
        return own is null ? rule : rule with { AbilityWeight = own.AbilityWeight, AttitudeWeight = own.AttitudeWeight, PerformanceWeight = own.PerformanceWeight };
    }

    private static string Words(ScoreAssessment request, AssessmentRules rule, IReadOnlyList<GroundFinding> found)
    {
        List<string> lines =
        [
            TextCatalog.Get(
                "assessment.scores", request.Ability, rule.AbilityWeight, request.Attitude, rule.AttitudeWeight, request.Performance, rule.PerformanceWeight, rule.MaxScore),
            .. found.Select(f => TextCatalog.Get(
                AssessmentGrounds.NeedSeverity(f.Ground) ? f.Severe == true ? "assessment.ground-severe" : "assessment.ground-not-severe" : "assessment.ground-found",
                TextCatalog.Get($"assessment-ground.{f.Ground}"), f.Reason!.Trim())),
        ];
        if (!string.IsNullOrWhiteSpace(request.Comment))
        {
            lines.Add(request.Comment.Trim());
        }

        var text = string.Join('\n', lines);
        return text.Length <= SetStreetRule.MaxText ? text : text[..SetStreetRule.MaxText];
    }
}
