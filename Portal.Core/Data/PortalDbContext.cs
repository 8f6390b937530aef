using Microsoft.EntityFrameworkCore;
using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Core.Papers.Storage;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Database;

namespace Portal.Core.Data;

/// <summary>The one database. Entities and their mappings live in the folders of their features.</summary>
internal sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : DbContext(options)
{
    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<SentFile> Files => Set<SentFile>();

    public DbSet<PaperPage> Pages => Set<PaperPage>();

    public DbSet<PaperEvent> Events => Set<PaperEvent>();

    public DbSet<CodeTry> CodeTries => Set<CodeTry>();

    public DbSet<StoredBlob> Blobs => Set<StoredBlob>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<PersonAccount> PersonAccounts => Set<PersonAccount>();

    public DbSet<Request> Requests => Set<Request>();

    public DbSet<IssuedCode> IssuedCodes => Set<IssuedCode>();

    public DbSet<LetterTry> LetterTries => Set<LetterTry>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseNames());
        configurationBuilder.UseVocabulary();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.HasDbFunction(typeof(SearchText).GetMethod(nameof(SearchText.Fold))!).HasName("search_fold");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }
}
