#!/usr/bin/env python3
"""Makes a media library of empty-looking files (four bytes each) to measure lib-scan on.

usage: make-tree.py [--files N] [--kind library|videos] DIR

library  what a media server's library looks like: films in folders with poster, subtitles and, for
         one in five, an NFO; shows in season folders, half of the episodes with subtitles
videos   every file is a video: the worst case for the name reader
The tree is the same for the same arguments.
"""
import argparse
import os
import random
import sys

WORDS = (
    "night river last king winter stone dark city heart fire silent house broken star golden "
    "empire lost summer crown shadow road ghost garden paper tiger blue moon iron wolf glass ocean"
).split()
QUALITIES = ["Bluray-1080p", "WEBDL-2160p", "720p.WEB-DL.DD5.1.H.264-GRP", "1080p BluRay x265"]


class Tree:
    def __init__(self, root, limit, kind):
        self.root, self.limit, self.plain = root, limit, kind == "videos"
        self.count = 0
        self.random = random.Random(1)

    def write(self, folder, name, text="data"):
        if self.count >= self.limit:
            return
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        self.count += 1

    def folder(self, *names):
        path = os.path.join(self.root, *names)
        os.makedirs(path, exist_ok=True)
        return path

    def title(self, number):
        words = self.random.sample(WORDS, self.random.randint(1, 4))
        return " ".join(word.capitalize() for word in words) + f" {number}"

    def film(self, number):
        title, year = self.title(number), self.random.randint(1940, 2025)
        name = f"{title} ({year})"
        folder = self.folder("Movies", name)
        style = number % 4
        if style == 0:
            file = f"{name} {{tmdb-{number + 1}}} {self.random.choice(QUALITIES)}"
        elif style == 1:
            file = f"{title.replace(' ', '.')}.{year}.1080p.BluRay.x264-GRP"
        else:
            file = name
        self.write(folder, file + ".mkv")
        if self.plain:
            return
        self.write(folder, "poster.jpg")
        self.write(folder, file + ".en.srt")
        if number % 5 == 0:
            self.write(folder, "movie.nfo", movie_nfo(title, year, number))

    def show(self, number):
        title, year = self.title(number), self.random.randint(1990, 2025)
        if not self.plain:
            folder = self.folder("Shows", f"{title} ({year})")
            self.write(folder, "poster.jpg")
            if number % 5 == 0:
                self.write(folder, "tvshow.nfo", f"<tvshow><title>{title}</title></tvshow>\n")
        for season in range(1, self.random.randint(2, 8)):
            folder = self.folder("Shows", f"{title} ({year})", f"Season {season:02}")
            for episode in range(1, self.random.randint(7, 24)):
                name = f"{title} - S{season:02}E{episode:02} - {self.title(episode)}"
                self.write(folder, name + ".mkv")
                if not self.plain and episode % 2:
                    self.write(folder, name + ".en.srt")


def movie_nfo(title, year, number):
    actors = "".join(
        f"  <actor>\n    <name>Actor {n}</name>\n    <role>Role {n}</role>\n"
        f"    <thumb>https://image.tmdb.org/t/p/original/{n}.jpg</thumb>\n  </actor>\n"
        for n in range(12)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n<movie>\n'
        f"  <title>{title}</title>\n  <year>{year}</year>\n  <runtime>113</runtime>\n"
        '  <uniqueid type="imdb" default="true">tt%07d</uniqueid>\n' % (number + 1)
        + f'  <uniqueid type="tmdb">{number + 1}</uniqueid>\n  <plot>{"A plot. " * 40}</plot>\n'
        + actors
        + "</movie>\n"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--kind", choices=["library", "videos"], default="library")
    parser.add_argument("dir")
    arguments = parser.parse_args()
    tree = Tree(arguments.dir, arguments.files, arguments.kind)
    number = 0
    while tree.count < tree.limit:
        tree.film(number)
        if number % 20 == 0:
            tree.show(number)
        number += 1
    print(f"{tree.count} files in {arguments.dir}", file=sys.stderr)


if __name__ == "__main__":
    main()
