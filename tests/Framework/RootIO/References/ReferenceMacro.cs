namespace HepAnalysis.Framework.Tests.RootIO.References;

/// <summary>
/// A program for ROOT that writes a tree whose entries refer to objects of theirs: split objects, split and whole collections,
/// objects in a TObjArray; and a list whose objects refer to each other. It says to what each reference leads.
/// </summary>
internal static class ReferenceMacro
{
    public const string Name = "refs.C";

    public const string Text = """
        #include "TFile.h"
        #include "TTree.h"
        #include "TRef.h"
        #include "TRefArray.h"
        #include "TClonesArray.h"
        #include "TProcessID.h"
        #include "TObjArray.h"
        #include "TNamed.h"
        class Hit : public TObject { public: int fId = 0; int fPID = 211; TRef fMother; Hit() {} Hit(int i) : fId(i) {} ClassDef(Hit, 1) };
        class Head : public TObject { public: int fRun = 0; TRef fFirst; Head() {} ClassDef(Head, 1) };
        class Evt : public TObject { public: Head fHead; TClonesArray *fHits; TRef fBest; TRefArray fSel; TRef fNone; TRef fToHead; TRef fLost; TObjArray *fAny; TRef fToAny;
          Evt() : fHits(new TClonesArray("Hit")), fAny(new TObjArray) {} ClassDef(Evt, 1) };
        void say(Long64_t entry, const char *what, TObject *to) {
          if (!to) printf("REF %lld %s null\n", entry, what);
          else if (auto hit = dynamic_cast<Hit*>(to)) printf("REF %lld %s Hit %d\n", entry, what, hit->fId);
          else if (auto head = dynamic_cast<Head*>(to)) printf("REF %lld %s Head %d\n", entry, what, head->fRun);
          else printf("REF %lld %s %s %s\n", entry, what, to->ClassName(), to->GetTitle());
        }
        void refs(const char *path, int seed, bool table) {
          TFile file(path, "recreate");
          TTree tree("T", "refs");
          if (table) tree.BranchRef();
          TNamed outside("outside", "not in the tree"); TRef known(&outside);
          auto e = new Evt; auto single = new Hit; auto toSingle = new TRef; auto names = new TClonesArray("TNamed"); auto chosen = new TRefArray;
          tree.Branch("ev.", "Evt", &e, 8000, 99);
          tree.Branch("single", "Hit", &single, 8000, 99);
          tree.Branch("names", "TClonesArray", &names, 8000, 0);
          tree.Branch("toSingle", "TRef", &toSingle, 8000, 0);
          tree.Branch("chosen", "TRefArray", &chosen, 8000, 0);
          for (int i = 0; i < 20; i++) {
            int before = TProcessID::GetObjectCount();
            e->fHits->Clear("C"); e->fSel.Clear(); e->fAny->Delete(); names->Clear("C"); chosen->Clear();
            for (TObject *kept : {(TObject*)single, (TObject*)&e->fHead, (TObject*)e}) { kept->ResetBit(kIsReferenced); kept->SetUniqueID(0); }
            e->fHead.fRun = seed + i;
            for (int k = 0; k < 1 + i % 4; k++) {
              auto hit = new ((*e->fHits)[k]) Hit(seed + 100 * i + k);
              if (k > 0) hit->fMother = e->fHits->At(k - 1);
              new ((*names)[k]) TNamed("n", Form("%d", seed + 10 * i + k));
              if (k % 2 == 0) { e->fSel.Add(hit); chosen->Add(names->At(k)); }
            }
            e->fBest = e->fHits->At(e->fHits->GetLast()); e->fHead.fFirst = e->fHits->At(0);
            e->fToHead = &e->fHead; e->fLost = &outside;
            e->fAny->Add(new TNamed("a", Form("%d", seed + i))); e->fAny->Add(new TNamed("b", Form("%d", seed + i + 1))); e->fToAny = e->fAny->At(1);
            single->fId = seed + 7000 + i; single->fMother = e->fHits->At(0); *toSingle = single;
            tree.Fill();
            say(i, "ev.fBest", e->fBest.GetObject()); say(i, "ev.fNone", e->fNone.GetObject()); say(i, "ev.fToHead", e->fToHead.GetObject());
            say(i, "ev.fToAny", e->fToAny.GetObject()); say(i, "single.fMother", single->fMother.GetObject()); say(i, "toSingle", toSingle->GetObject());
            say(i, "ev.fHead.fFirst", e->fHead.fFirst.GetObject());
            for (int k = 0; k < e->fSel.GetEntries(); k++) say(i, "ev.fSel", e->fSel.At(k));
            for (int k = 0; k < chosen->GetEntries(); k++) say(i, "chosen", chosen->At(k));
            for (int k = 0; k < e->fHits->GetEntries(); k++) say(i, "ev.fHits.fMother", ((Hit*)e->fHits->At(k))->fMother.GetObject());
            TProcessID::SetObjectCount(before);
          }
          tree.Write();
          TObjArray list; auto first = new TNamed("A", "first"); auto second = new TNamed("B", "second"); auto both = new TRefArray;
          list.Add(first); list.Add(both); list.Add(second); both->Add(second); both->Add(first); both->Add(&outside);
          list.Write("list", TObject::kSingleKey);
          file.Close();
        }
        """;
}
