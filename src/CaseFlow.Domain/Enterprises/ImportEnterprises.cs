using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Enterprises;

/// <summary>What would come of an import; writes nothing.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record CheckEnterprises(IReadOnlyList<EnterpriseLine> Lines) : IQuery<EnterpriseCheck>;

/// <param name="Good">Rows without a fault.</param>
public sealed record EnterpriseCheck(int Rows, int Good, IReadOnlyList<LineFault> Faults);

/// <summary>Opens the files of all rows (R99), or of none while one row has a fault.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record ImportEnterprises(IReadOnlyList<EnterpriseLine> Lines) : ICommand<int>
{
    /// <summary>Rows that one transaction opens in reasonable time.</summary>
    public const int Most = 20_000;
}

internal sealed class ImportEnterprisesValidator : AbstractValidator<ImportEnterprises>
{
    public ImportEnterprisesValidator() =>
        RuleFor(x => x.Lines.Count).InclusiveBetween(1, ImportEnterprises.Most).OverridePropertyName("lines")
            .WithErrorCode("enterprise.import-size").WithMessage(_ => TextCatalog.Get("enterprise.import-size", ImportEnterprises.Most));
}

internal sealed class ImportEnterprisesHandler(EnterpriseLines lines, EnterpriseOpening opening) :
    IRequestHandler<CheckEnterprises, Result<EnterpriseCheck>>, IRequestHandler<ImportEnterprises, Result<int>>
{
    public async Task<Result<EnterpriseCheck>> Handle(CheckEnterprises request, CancellationToken cancellationToken)
    {
        if (request.Lines.Count > ImportEnterprises.Most)
        {
            return new Refusal("enterprise.import-size", "lines", ImportEnterprises.Most);
        }

        var (_, faults) = await lines.ReadAsync(request.Lines, cancellationToken);
        return new EnterpriseCheck(request.Lines.Count, request.Lines.Count - faults.Select(f => f.Row).Distinct().Count(), faults);
    }

    public async Task<Result<int>> Handle(ImportEnterprises request, CancellationToken cancellationToken)
    {
        var (files, faults) = await lines.ReadAsync(request.Lines, cancellationToken);
        if (faults.Count > 0)
        {
            return Refusal.Conflict("enterprise.import-faults", faults.Count, faults[0].Row, faults[0].Text);
        }

        foreach (var (command, community) in files)
        {
            opening.Open(command, community);
        }

        return files.Count;
    }
}
